import Foundation

/// Debian's `age`: only headquarters' identity opens what is carried on a stick (contract section 6).
public enum Age {
  /// Encrypts for a recipient, `age1…`.
  ///
  /// - Throws: ``CarriedMediaError``: `unavailable` where `age` is missing, `configuration` where
  ///   that is no recipient.
  public static func encrypt(
    _ bytes: some Collection<UInt8> & Sendable, for recipient: String
  ) throws(CarriedMediaError) -> [UInt8] {
    let refusal = { (cause: String) in
      CarriedMediaError(
        .configuration, subject: "courier.encrypt", cause: cause,
        remedy: "give the recipient that `hearwell headquarters init` printed")
    }
    guard isRecipient(recipient) else { throw refusal("'\(recipient)' is no age recipient") }
    return try run(
      ["--encrypt", "--recipient", recipient], on: Data(bytes), refusal: refusal)
  }

  /// Whether a text has the form of a recipient: `age1…`, a public key of 32 bytes.
  public static func isRecipient(_ text: String) -> Bool {
    Bech32.bytes(of: text, prefix: "age")?.count == 32
  }

  /// Opens what was encrypted for an identity, a file; `name` is what is told of where it lay.
  ///
  /// - Throws: ``CarriedMediaError``: `unavailable` where `age` is missing, `configuration` where
  ///   the file holds no identity, `badData` where what was carried is damaged or for somebody else.
  public static func decrypt(
    _ bytes: some Collection<UInt8> & Sendable, named name: String, with identity: String
  ) throws(CarriedMediaError) -> [UInt8] {
    try demand(identity)
    return try run(["--decrypt", "--identity", identity], on: Data(bytes)) { cause in
      if cause.contains("reading \"\(identity)\"") { return refusal(of: identity, cause) }
      let isForeign = cause.contains("no identity matched")
      return CarriedMediaError(
        .badData, subject: name, cause: cause,
        remedy: isForeign
          ? "check that the site's courier.encrypt names this headquarters' recipient"
          : "it is damaged: copy it again from the site's stick")
    }
  }

  /// Proves that an identity's file is there and may be read.
  ///
  /// - Throws: ``CarriedMediaError``: `configuration`.
  public static func demand(_ identity: String) throws(CarriedMediaError) {
    guard access(identity, R_OK) == 0 else {
      throw refusal(of: identity, String(cString: strerror(errno)))
    }
  }

  private static func refusal(of identity: String, _ cause: String) -> CarriedMediaError {
    CarriedMediaError(
      .configuration, subject: identity, cause: cause,
      remedy: "name the file of headquarters' own identity as `identity` in headquarters.yaml, or "
        + "put it back from its backup")
  }

  /// `refusal` makes the error of what `age` says.
  private static func run(
    _ arguments: [String], on input: Data, refusal: (String) -> CarriedMediaError
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
      throw refusal(line.map(String.init) ?? "age failed")
    }
    return Array(output)
  }

  /// Whether the program is there.
  public static var isInstalled: Bool { path != nil }

  /// Where `age` lies, by $PATH.
  private static var path: String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return folders.split(separator: ":").map { "\($0)/age" }.first { access($0, X_OK) == 0 }
  }
}
