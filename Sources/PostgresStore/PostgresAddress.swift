import CPostgres
import Cases

/// Where a database is, as a URL says it; its password is in nothing that is printed.
struct PostgresAddress: Sendable {
  let url: String
  /// The URL without password and parameters, for errors and logs.
  let shown: String
  private let parameters: [String: String]

  /// - Throws: ``CaseStoreError`` of kind `foreign` where the URL is none that libpq takes. What is
  ///   wrong with it is not quoted: a password with an `@` would be.
  init(_ url: String) throws(CaseStoreError) {
    var message: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(url, &message)
    PQfreemem(message)
    defer { PQconninfoFree(options) }
    var parameters: [String: String] = [:]
    var option = options
    while let current = option?.pointee, let keyword = current.keyword {
      if let value = current.val {
        parameters[String(cString: keyword)] = String(cString: value)
      }
      option = option?.advanced(by: 1)
    }
    let host = parameters["host"] ?? parameters["hostaddr"] ?? ""
    let ports = parameters["port"]?.split(separator: ",").map { UInt16($0) } ?? []
    guard options != nil, !host.contains("@"), !ports.contains(nil) else {
      throw CaseStoreError(
        .foreign, subject: "store", cause: "it is no URL of a PostgreSQL database",
        remedy:
          "write postgresql://USER@HOST:PORT/DATABASE; @ : / # in a password as %40 %3A %2F %23")
    }
    let port = parameters["port"].map { ":" + $0 } ?? ""
    let user = parameters["user"].map { $0 + "@" } ?? ""
    shown = "postgresql://\(user)\(host)\(port)/\(parameters["dbname"] ?? "")"
    self.url = url
    self.parameters = parameters
  }

  /// What libpq is told: the URL, and before it what holds where the URL says nothing else.
  ///
  /// A server that is gone is noticed within half a minute, also in the middle of a statement.
  var settings: [(keyword: String, value: String)] {
    [
      ("connect_timeout", "10"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "30000"), ("dbname", url),
      ("fallback_application_name", "hearwell"), ("client_encoding", "UTF8"),
    ]
  }

  /// A message of the server or of libpq in one line, without the password.
  func cleaned(_ message: String) -> String {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: "; ")
    guard let password = parameters["password"], !password.isEmpty else { return line }
    return line.split(separator: password, omittingEmptySubsequences: false)
      .joined(separator: "…")
  }
}
