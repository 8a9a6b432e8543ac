import ArgumentParser
import Foundation

/// Takes what was typed, runs the subcommand and says how it ended.
public enum FrontDoor {
  /// Runs one command; returns the exit code. Nothing throws past here. `network` is what the
  /// program has to speak HTTP.
  public static func run(_ arguments: [String], network: Network? = nil) async -> Int32 {
    await Network.$brought.withValue(network) { await run(arguments) }
  }

  private static func run(_ arguments: [String]) async -> Int32 {
    // A reader that went away, as in `hearwell case list | head`, is no accident of ours.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow is a full disk, told like one.
    signal(SIGXFSZ, SIG_IGN)
    setlocale(LC_ALL, "")
    if let place = CommandLineArguments.firstMalformed {
      return complain(
        Diagnosis(
          .badData, "hearwell: argument \(place) is no UTF-8 text; set the terminal to UTF-8")
      ).rawValue
    }
    let ordered = CommandLineArguments.ordered(arguments)
    let status: ExitStatus
    do {
      var command = try HearwellCommand.parseAsRoot(ordered)
      status = await report { try await run(&command) }
    } catch {
      status = refuse(ordered, error)
    }
    return status.rawValue
  }

  private static func run(_ command: inout any ParsableCommand) async throws {
    if var waiting = command as? any AsyncParsableCommand {
      try await waiting.run()
    } else {
      try command.run()
    }
  }

  private static func report(_ body: () async throws -> Void) async -> ExitStatus {
    do {
      try await body()
      return .success
    } catch  where isHelp(error) {
      return help(error)
    } catch {
      return complain(Diagnosis(of: error))
    }
  }

  /// Help and versions are errors to the parser and answers to people.
  private static func isHelp(_ error: any Error) -> Bool {
    error is CleanExit || HearwellCommand.exitCode(for: error) == .success
  }

  private static func refuse(_ arguments: [String], _ error: any Error) -> ExitStatus {
    guard HearwellCommand.exitCode(for: error) != .success else {
      return help(error)
    }
    let cause = HearwellCommand.message(for: error).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    let path = (["hearwell"] + CommandPath.of(arguments)).joined(separator: " ")
    return complain(Diagnosis(.usage, "\(path): \(cause); see `\(path) --help`"))
  }

  /// Exit codes stand below every help, but not below the version and completion scripts.
  private static func help(_ error: any Error) -> ExitStatus {
    let text = HearwellCommand.fullMessage(for: error)
    return say(text.contains("USAGE: ") ? text + "\n" + ExitStatus.help : text)
  }

  private static func say(_ text: String) -> ExitStatus {
    do {
      try StandardOutput.write(text + "\n")
      return .success
    } catch {
      return complain(Diagnosis(of: error))
    }
  }

  private static func complain(_ diagnosis: Diagnosis) -> ExitStatus {
    if let line = diagnosis.line {
      FileHandle.standardError.write(Data((oneLine(line) + "\n").utf8))
    }
    return diagnosis.status
  }

  /// Data may hold line breaks and control characters; an error is one line all the same.
  private static func oneLine(_ text: String) -> String {
    String(
      text.map { $0.isNewline ? " " : $0 }.filter { character in
        !character.unicodeScalars.contains { $0.properties.generalCategory == .control }
      })
  }
}
