import Batches
import Logging

/// The one way to headquarters: events first, then recordings part by part.
extension CourierService {
  func carryBatches() async throws {
    let sealed = try sync.seal(with: try route.key())
    carried = try sync.heads().sealed
    // What headquarters says of these events may change which recordings are to be brought.
    round = nil
    // Without a trusted key an acknowledgement that lies in a folder is left to a person; one that a
    // server gives at once is an error.
    let key = try route.trusted.read()
    let delivered = try await sync.deliver(by: route.delivery, trusting: key)
    if !sealed.isEmpty {
      logger.info(
        "Batches were sealed and delivered",
        metadata: ["batches": "\(sealed.count)", "delivered": "\(delivered)"])
    }
    guard let key,
      case .taken(let said) = try await sync.collect(from: route.delivery, trusting: key)
    else { return }
    logger.info(
      "An acknowledgement was taken",
      metadata: ["applied": "\(said.appliedSequence)", "durable": "\(said.durableSequence)"])
  }

  /// Says that the site is alive, where that is due.
  func sayAlive() async throws {
    let said = try await sync.sayAlive(
      by: route.delivery, recordings: route.recordings, schedule: route.heartbeat,
      with: route.key, trusting: try route.trusted.read())
    if said { logger.debug("A heartbeat was sent") }
  }

  /// Brings one part of a recording; returns when the next may go.
  func carryPart() async throws -> Duration? {
    if try sync.heads().sealed > carried, timetable.callForEvents() { return .zero }
    switch try await bringNext() {
    case .went, .done: return .zero
    case .notNow: return .seconds(60)
    case nil: return nil
    }
  }

  /// Brings what there is once: after each part the events that came meanwhile.
  func carryOnce() async throws {
    var first: (any Error)?
    do {
      try await carryBatches()
    } catch {
      first = error
      if [.unreachable, .busy].contains((error as? CourierError)?.kind) { throw error }
    }
    do { try await sayAlive() } catch { first = first ?? error }
    do {
      while case .some(let answer) = try await bringNext(), answer != .notNow {
        guard first == nil, try sync.heads().last > carried else { continue }
        try await carryBatches()
      }
    } catch {
      first = first ?? error
    }
    if let first { throw first }
  }

  /// Brings the next part of the recordings that are waiting; nil where none is left.
  private func bringNext() async throws -> SiteSync.PartAnswer? {
    var round =
      try self.round
      ?? RecordingRound(waiting: sync.recordingsToBring(in: route.recordings))
    defer { self.round = round }
    guard let sha256 = round.waiting.first else {
      if let failure = round.failure {
        round = RecordingRound(waiting: [])
        throw failure
      }
      return nil
    }
    let start = ContinuousClock.now
    do {
      let answer = try await sync.bringPart(
        ofRecording: sha256, in: route.recordings, by: route.delivery, upTo: partLength.bytes,
        within: route.allowance)
      if case .went(let count) = answer { partLength.note(count, took: .now - start) }
      if answer == .done { round.finish() }
      return answer
    } catch {
      round.fail(error)
      return .done
    }
  }
}
