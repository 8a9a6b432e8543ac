import Cases
import Dispatch
import Headquarters

/// Whether batches can be taken, asked of the store itself: one question at a time, for all who ask.
final class Readiness: Sendable {
  private let importer: Importer
  private let queue = DispatchQueue(label: "hearwell.readiness")
  private let question = Guarded<Task<Void, any Error>?>(nil)
  /// How long the store may take to answer: who watches waits no longer.
  private static let patience = Duration.seconds(3)

  init(_ importer: Importer) { self.importer = importer }

  /// - Throws: ``Problem`` where the store does not answer, or what it throws.
  func demand() async throws {
    let asked = asked()
    // The store cannot be told to stop waiting; the first answer counts.
    let (answers, answer) = AsyncThrowingStream<Void, any Error>.makeStream()
    Task { answer.finish(throwing: await asked.result.error) }
    let clock = Task {
      try await Task.sleep(for: Self.patience)
      answer.finish(throwing: Problem.unwritable)
    }
    defer { clock.cancel() }
    for try await _ in answers {}
  }

  private func asked() -> Task<Void, any Error> {
    question.withLock { question in
      if let question { return question }
      let task = Task {
        defer { self.question.withLock { $0 = nil } }
        try await ask()
      }
      question = task
      return task
    }
  }

  private func ask() async throws {
    let importer = importer
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try importer.demandReadiness() }) }
    }
  }
}

extension Result {
  fileprivate var error: Failure? {
    switch self {
    case .success: nil
    case .failure(let error): error
    }
  }
}
