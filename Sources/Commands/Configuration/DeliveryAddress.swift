import Foundation

/// Where the courier delivers: `outbox`, a folder, or headquarters' server.
public enum DeliveryAddress: Sendable, Equatable {
  /// A path, relative to the site's directory.
  case folder(String)
  /// An address of HTTPS, or of HTTP on this machine, without a slash at its end.
  case server(String)

  /// Why an address cannot be one of a server, and what to write.
  struct Refusal: Error {
    let cause: String
    let remedy: String
  }

  init(_ text: String) throws(Refusal) {
    guard let scheme = text.firstRange(of: "://").map({ text[..<$0.lowerBound] }) else {
      self = .folder(text)
      return
    }
    guard ["http", "https"].contains(scheme), let parts = URLComponents(string: text),
      let host = parts.host, !host.isEmpty, parts.query == nil, parts.fragment == nil,
      parts.user == nil, parts.password == nil
    else {
      throw Refusal(
        cause: "'\(text)' is no address of a server",
        remedy: "write it like https://headquarters.example:8443")
    }
    let bare = host.trimmingCharacters(in: ["[", "]"])
    guard scheme == "https" || ListenAddress.isLoopback(bare) else {
      throw Refusal(
        cause: "'\(text)' would carry private data in the clear", remedy: "write https://\(host)")
    }
    self = .server(text.hasSuffix("/") ? String(text.dropLast()) : text)
  }
}
