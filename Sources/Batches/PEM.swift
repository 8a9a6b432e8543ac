/// The text form of keys (RFC 7468), strict: one block of the expected label.
enum PEM {
  static func encode(_ der: [UInt8], label: String) -> String {
    "-----BEGIN \(label)-----\n\(CanonicalBase64.text(der))\n-----END \(label)-----\n"
  }

  static func decode(_ text: String, label: String, of file: String) throws(BatchError) -> [UInt8] {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { $0 != " " } }
    let border = label.filter { $0 != " " }
    guard lines.count >= 3, lines.first == "-----BEGIN\(border)-----",
      lines.last == "-----END\(border)-----",
      let der = CanonicalBase64.bytes(lines.dropFirst().dropLast().joined())
    else {
      throw BatchError(.key, "\(file): it is no PEM block of label \(label); give the right file")
    }
    return der
  }
}
