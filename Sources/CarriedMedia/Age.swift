import Foundation

/// Debian's `age`: only headquarters' identity opens what is carried on a stick (contract section 6).
public enum Age {
  /// Encrypts for a recipient, `age1…`.
  ///
  /// - Throws: ``CarriedMediaError``: `unavailable` where `age` is missing, `badData` where it knows
  ///   no such recipient.
  public static func encrypt(
    _ bytes: some Collection<UInt8> & Sendable, for recipient: String
  ) throws(CarriedMediaError) -> [UInt8] {
    try run(
      ["--encrypt", "--recipient", recipient], on: Data(bytes), subject: "courier.encrypt",
      remedy: "give the recipient that `hearwell headquarters init` printed")
  }

  /// Opens what was encrypted for an identity, a file.
  ///
  /// - Throws: ``CarriedMediaError``: `unavailable` where `age` is missing, `badData` where it is
  ///   damaged or for somebody else.
  public static func decrypt(
    _ bytes: some Collection<UInt8> & Sendable, with identity: String
  ) throws(CarriedMediaError) -> [UInt8] {
    try run(
      ["--decrypt", "--identity", identity], on: Data(bytes), subject: identity,
      remedy: "check that the site's courier.encrypt names this headquarters' recipient")
  }

  private static func run(
    _ arguments: [String], on input: Data, subject: String, remedy: String
  ) throws(CarriedMediaError) -> [UInt8] {
    guard let program = path else {
      throw CarriedMediaError(
        .unavailable, subject: "age", cause: "there is no such program",
        remedy: "install it with `apt-get install age`")
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let (inlet, outlet, complaint) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inlet
    process.standardOutput = outlet
    process.standardError = complaint
    do {
      try process.run()
    } catch {
      throw CarriedMediaError(
        .unavailable, subject: program, cause: error.localizedDescription,
        remedy: "install it with `apt-get install age`")
    }
    // A program that refuses ends without reading; what it says is then the error, not a signal.
    let writer = Thread {
      var broken = sigset_t()
      sigemptyset(&broken)
      sigaddset(&broken, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &broken, nil)
      try? inlet.fileHandleForWriting.write(contentsOf: input)
      try? inlet.fileHandleForWriting.close()
    }
    writer.start()
    let output = (try? outlet.fileHandleForReading.readToEnd()) ?? Data()
    let said = (try? complaint.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let line = String(decoding: said, as: UTF8.self).split(separator: "\n").first
      throw CarriedMediaError(
        .badData, subject: subject, cause: line.map(String.init) ?? "age failed", remedy: remedy)
    }
    return Array(output)
  }

  /// Where `age` lies, by $PATH.
  private static var path: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return folders.split(separator: ":").map { "\($0)/age" }.first { access($0, X_OK) == 0 }
  }
}
