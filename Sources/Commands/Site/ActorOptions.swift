import ArgumentParser

/// Who does something.
struct ActorOptions: ParsableArguments {
  @Option(help: "The staff id of who does it (else $HEARWELL_STAFF).")
  var by: String?

  /// The staff id.
  ///
  /// - Throws: ``CommandError`` of usage where nobody is named.
  func demanded(_ command: String) throws -> String {
    if let id = by ?? StaffVariable.value { return id }
    throw CommandError(
      .usage, subject: "hearwell \(command)", cause: "nobody is named",
      remedy: "give --by STAFF or set $HEARWELL_STAFF")
  }
}
