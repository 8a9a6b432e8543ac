import Batches
import Cases

/// Cases of one site as its events made them, kept from batch to batch of one import, so that they
/// need not be read again.
struct KnownCases: Sendable {
  /// How far the events of a site were taken. While it is the same, so are the site's cases: nobody
  /// else has taken or retried any meanwhile.
  struct Standing: Equatable, Sendable {
    private struct Reach: Equatable {
      let stream: StreamID
      let applied: Int
      let parked: Int
    }

    private let reaches: [Reach]

    init(_ streams: [SiteStream]) {
      reaches = streams.map { Reach(stream: $0.id, applied: $0.applied, parked: $0.parked) }
    }
  }

  let standing: Standing
  private var cases: [CaseNumber: Case] = [:]

  /// Enough for what a site works on at one time.
  private static let most = 4000

  init(standing: Standing) { self.standing = standing }

  /// What is known after cases were written, with which the site came to that standing.
  init(_ earlier: KnownCases, after drafts: [CaseDraft], standing: Standing) {
    self.standing = standing
    cases = earlier.cases.count > Self.most ? [:] : earlier.cases
    for draft in drafts { cases[draft.current.number] = draft.current }
  }

  subscript(number: CaseNumber) -> Case? { cases[number] }
}
