import Batches
import CaseStore
import ChildProcesses
import Foundation
import Policy

/// Every site posts at once to a real `hearwell-network headquarters serve` on loopback: what five busy
/// minutes bring, a batch after the other, each as soon as the one before it was acknowledged.
struct Rush {
  let measures: Measures
  let backlog: Backlog

  /// Batches of a site and events of a batch.
  private static let batches = 12
  private static let events = 5

  private var network: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/hearwell-network"
  }

  func run() throws {
    let folder = try measures.folder("rush")
    try? FileManager.default.removeItem(atPath: folder + "/headquarters")
    let made = try ChildProcess.run(
      [network, "headquarters", "init", "--directory", folder + "/headquarters"])
    guard made.status == 0 else { throw Measures.Failure(what: made.errors) }
    let store = try HeadquartersDatabase(
      at: folder + "/headquarters/headquarters.sqlite", zone: measures.policy.timeZone)
    try backlog.enroll(in: store, from: folder)
    let posts = try backlog.posts(Self.batches, each: Self.events, in: folder)
    let server = try ChildProcess(
      [
        network, "headquarters", "serve", "--directory", folder + "/headquarters", "--listen",
        "127.0.0.1:0",
      ], output: folder + "/address", errors: folder + "/log")
    defer {
      server.send(SIGTERM)
      server.wait()
    }
    try crowd(posts, at: try port(in: folder + "/address"))
  }

  /// Of the line that the server prints once it listens.
  private func port(in file: String) throws -> UInt16 {
    for _ in 0..<600 {
      let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      if text.hasSuffix("\n"), let port = UInt16(text.dropLast().split(separator: ":").last ?? "") {
        return port
      }
      usleep(50_000)
    }
    throw Measures.Failure(what: "the server does not listen")
  }

  private func crowd(_ posts: [[[UInt8]]], at port: UInt16) throws {
    let outcome = try Poster.post(posts, to: port)
    let times = outcome.seconds.sorted()
    let count = posts.reduce(0) { $0 + $1.count }
    guard times.count == count else {
      throw Measures.Failure(what: "\(count - times.count) batches were not taken")
    }
    measures.row(
      "\(posts.count) sites at once",
      String(
        format: "%d batches of %d events, %d batches/s, median %.2f s, longest %.2f s", count,
        Self.events, Int(Double(count) / outcome.span), times[count / 2], times[count - 1]))
    measures.row(
      "batch until its acknowledgement, s (p99)", times[count * 99 / 100], limit: 1,
      atLeast: false)
    measures.row("refused", Double(outcome.refused), limit: 0, atLeast: false)
  }
}
