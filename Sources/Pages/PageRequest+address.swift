import Foundation

extension PageRequest {
  /// This page's address, with some parameters changed.
  func address(with changes: [String: String]) -> String {
    let parameters = query.filter { !$0.value.isEmpty && $0.key != "language" }
      .merging(changes) { $1 }
    let list = parameters.sorted { $0.key < $1.key }
      .map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }
    let path = "/" + path.map(\.percentEncoded).joined(separator: "/")
    return list.isEmpty ? path : path + "?" + list.joined(separator: "&")
  }
}

extension String {
  /// Safe as a part of an address (RFC 3986 section 2.3: only what is unreserved stays).
  var percentEncoded: String {
    var allowed = CharacterSet()
    allowed.insert(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }
}
