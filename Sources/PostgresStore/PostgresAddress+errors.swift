import Cases

extension PostgresAddress {
  func error(
    _ kind: CaseStoreError.Kind, _ cause: String,
    _ remedy: String = "check the server and its log"
  ) -> CaseStoreError {
    CaseStoreError(kind, subject: shown, cause: cleaned(cause), remedy: remedy)
  }

  /// The connection is gone.
  func loss(_ message: String) -> CaseStoreError {
    error(
      .unreachable, message.isEmpty ? "the connection is gone" : message,
      "see that the server runs, and do it again: what was not finished was not done")
  }

  /// Why no connection was made: libpq gives no code for that, only the server's words.
  func refusal(_ message: String) -> CaseStoreError {
    if message.contains("does not exist") && message.contains("database") {
      return error(
        .absent, message, "create it: `createdb --encoding UTF8 --template template0 NAME`")
    }
    let refused = [
      "password authentication failed", "no password supplied", "pg_hba.conf",
      "authentication failed", "role \"", "not permitted to log in",
    ]
    if refused.contains(where: message.contains) {
      return error(
        .forbidden, message,
        "check user and password: the URL's, $PGPASSWORD, or ~/.pgpass with mode 0600")
    }
    if message.contains("too many clients") || message.contains("connection slots are reserved") {
      return error(.busy, message, "try again, or raise max_connections of the server")
    }
    return error(.unreachable, message, "check that the server runs, its address and its firewall")
  }

  /// What an error of the server means for the person at the keyboard, by its SQLSTATE.
  func failure(code: String, _ message: String) -> CaseStoreError {
    switch code.prefix(2) {
    case _ where code == "53100":
      error(.full, "the server's disk is full", "free some space on the server and try again")
    case "53": error(.busy, message, "try again, or give the server more of it")
    case _ where code == "55P03":
      error(.busy, "another program holds it", "end what else writes to it, and try again")
    case "40": error(.busy, message, "try again")
    case _ where code == "25006":
      error(.inaccessible, "it takes no writes: it is a replica", "name the primary server")
    case _ where code == "42501":
      error(.forbidden, message, "let its user own the database: `ALTER DATABASE … OWNER TO …`")
    case "57", "08": loss(message)
    case "58", "XX": error(.damaged, message, "check the server's disk and its log")
    default: error(.defect, "\(message) (\(code))", "report this to the makers of Hearwell")
    }
  }
}
