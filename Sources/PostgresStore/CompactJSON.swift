/// JSON without the blanks between its parts, as SQLite hands out what it takes from a document;
/// PostgreSQL's `json` keeps them.
enum CompactJSON {
  static func text(of json: String) -> String {
    var isQuoted = false
    var isEscaped = false
    let kept = json.utf8.filter { byte in
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isQuoted = false
        }
        return true
      }
      isQuoted = byte == UInt8(ascii: "\"")
      return ![0x20, 0x09, 0x0a, 0x0d].contains(byte)
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
