import Batches
import CaseStore
import Cases
import Databases
import Foundation
import PostgresStore
import Sites
import Testing

typealias OfficeStore = HeadquartersStore & CaseRecords

/// What headquarters' store is kept in.
enum Engine: CaseIterable, Sendable {
  case sqlite, postgres

  @TaskLocal static var current = Engine.sqlite
}

/// One place in which a store is kept.
struct KeptStore: Sendable {
  /// The file, or the URL of a schema.
  private let place: String
  private let engine: Engine

  init(in folder: String, on engine: Engine) throws {
    self.engine = engine
    place =
      switch engine {
      case .sqlite: folder + "/headquarters.sqlite"
      case .postgres: try Cluster.shared.get().schema()
      }
  }

  func store(creating: Bool = false) throws -> any OfficeStore {
    switch engine {
    case .sqlite: try HeadquartersDatabase(at: place, zone: Site.zone, creating: creating)
    case .postgres: try PostgresDatabase(url: place, zone: Site.zone, creating: creating)
    }
  }

  /// The store as a backup has it: a copy of its files, or a dump that was played back.
  func copiedStore(in folder: String) throws -> any OfficeStore {
    switch engine {
    case .sqlite:
      let copy = folder + "/yesterday.sqlite"
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: place + suffix, toPath: copy + suffix)
      }
      return try HeadquartersDatabase(at: copy, zone: Site.zone)
    case .postgres:
      return try PostgresDatabase(url: Cluster.shared.get().copy(of: place), zone: Site.zone)
    }
  }
}

/// Runs each test of a suite once an engine.
struct OnEveryEngine: SuiteTrait, TestTrait, TestScoping {
  let isRecursive = true

  func scopeProvider(for test: Test, testCase: Test.Case?) -> Self? { test.isSuite ? nil : self }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    for engine in Engine.allCases {
      try await Engine.$current.withValue(engine) { try await function() }
    }
  }
}

extension Trait where Self == OnEveryEngine {
  static var onEveryEngine: Self { Self() }
}
