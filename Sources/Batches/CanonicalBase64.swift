import Foundation

/// Base64 in its one canonical form: RFC 4648 section 4, padded, unused bits zero (3.5).
enum CanonicalBase64 {
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// The bytes; nil where the text is no base64 or another text stands for the same bytes.
  static func bytes(_ text: String) -> [UInt8]? {
    guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
      return nil
    }
    return Array(data)
  }
}
