public import CaseStore
import Cases
public import Foundation

/// Carries alarms out of the house: runs the site's command with one JSON object on its standard
/// input (contract section 8).
public struct AlarmBell: Sendable {
  private let command: [String]
  private let zone: TimeZone
  private let patience: TimeInterval

  /// Who is to hear of an alarm: roles or departments, and the ids of the people who hold them.
  public typealias Recipients = (parties: [String], people: [String])

  /// A bell that runs `command`, a program and its arguments; a program that has not ended after
  /// `patience` seconds is ended.
  public init(command: [String], zone: TimeZone, patience: TimeInterval = 30) {
    self.command = command
    self.zone = zone
    self.patience = patience
  }

  /// Carries one alarm out; returns when the command took it.
  ///
  /// - Throws: ``CourierError`` of kind `unanswered`.
  public func ring(_ alarm: Alarm, level: Int, to heard: Recipients) throws(CourierError) {
    guard !command.isEmpty else { throw failure("no command is set") }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // Written before the start: the object fits into a pipe, and a command that does not read it
    // cannot break the pipe under our hands.
    let input = Pipe()
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try input.fileHandleForWriting.write(
        contentsOf: Data(object(alarm, level: level, to: heard).utf8))
      try input.fileHandleForWriting.close()
      process.standardInput = input
      try process.run()
    } catch {
      throw failure("it cannot be started: \(error.localizedDescription)")
    }
    guard ended.wait(timeout: .now() + patience) == .success else {
      process.terminate()
      throw failure("it did not end within \(Int(patience)) s")
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw failure("it ended with \(process.terminationStatus)")
    }
  }

  /// The JSON object that the command reads, ended by LF.
  func object(_ alarm: Alarm, level: Int, to heard: Recipients) -> String {
    func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    func time(_ value: Date?) -> JSONValue { text(value.map { Timestamp.text($0, in: zone) }) }
    let object: JSONValue = [
      "id": .string(alarm.id), "reason": .string(alarm.reason),
      "case": text(alarm.caseNumber?.text), "category": text(alarm.category),
      "department": text(alarm.department), "dueAt": time(alarm.dueAt), "level": .integer(level),
      "raisedAt": time(alarm.raisedAt), "clock": text(alarm.clock),
      "to": .array(heard.parties.map { .string($0) }),
      "people": .array(heard.people.map { .string($0) }),
    ]
    return object.text + "\n"
  }

  private func failure(_ cause: String) -> CourierError {
    CourierError(
      .unanswered, subject: "alarms.command \(command.first ?? "")", cause: cause,
      remedy: "correct `alarms.command` in hearwell.yaml; the alarm stays in `hearwell alarm list`")
  }
}
