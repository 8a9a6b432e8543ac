/// What a browser asks for, whatever carried it.
public struct PageRequest: Sendable {
  public enum Method: Sendable { case get, post }

  public var method: Method
  /// Percent-decoded parts of the path.
  public var path: [String]
  /// Percent-decoded parameters of the address; of several with one name the last.
  public var query: [String: String]
  /// Fields of a posted form.
  public var form: [String: String]
  public var cookies: [String: String]
  /// Where the browser is, as far as the connection tells: tries to sign in are counted by it.
  public var address: String

  public init(
    _ method: Method = .get, path: [String], query: [String: String] = [:],
    form: [String: String] = [:], cookies: [String: String] = [:], address: String = ""
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.form = form
    self.cookies = cookies
    self.address = address
  }

  /// The address, but for this machine: behind a proxy everybody comes from there, and one stranger's
  /// tries must not make all wait.
  var farAddress: String? {
    ["127.", "::1", "::ffff:127."].contains { address.hasPrefix($0) } ? nil : address
  }
}

/// What the browser is told.
public struct PageAnswer: Sendable, Equatable {
  public enum Body: Sendable, Equatable {
    case html(String)
    case style(String)
    /// Something to keep, with its media type and the name of the file.
    case download(String, type: String, name: String)
    /// A file of the house, which may be asked for in parts.
    case recording(file: String)
    case nothing
  }

  /// A cookie that scripts cannot read and other sites cannot send; an empty value ends it.
  public struct Cookie: Sendable, Equatable {
    public var name: String
    public var value: String
  }

  /// As in HTTP.
  public var status: Int
  public var body: Body
  /// Where to go instead.
  public var location: String?
  public var cookies: [Cookie] = []

  /// What goes with every answer: nothing of ours is kept on the way, framed, guessed at or fetched
  /// from elsewhere (CSP Level 3).
  public static let headers: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"),
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
  ]

  static func to(_ location: String, cookies: [Cookie] = []) -> PageAnswer {
    PageAnswer(status: 303, body: .nothing, location: location, cookies: cookies)
  }
}
