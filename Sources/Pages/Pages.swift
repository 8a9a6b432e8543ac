import Cases
import Casework
import Foundation

/// The staff's web pages: a request in, an answer out. It reads cases as their roles allow, writes
/// down who saw what is private, and keeps who is signed in.
public final class Pages: Sendable {
  let house: PagesHouse
  let templates: PageTemplates
  private let book = Guarded(SessionBook())

  public init(_ house: PagesHouse, templates: PageTemplates) {
    self.house = house
    self.templates = templates
  }

  /// What a browser is told. Errors of the store are thrown.
  public func answer(_ request: PageRequest) throws -> PageAnswer {
    let language = Self.language(of: request)
    var answer: PageAnswer
    if request.path == ["style.css"] {
      answer = PageAnswer(status: 200, body: .style(templates.style))
    } else if request.path == ["favicon.ico"] {
      answer = PageAnswer(status: 404, body: .nothing)
    } else if request.path == ["sign-in"] {
      answer = try signIn(request, language)
    } else if let visit = try visit(request, language) {
      answer = try self.answer(request, visit)
    } else {
      answer = .to("/sign-in?next=" + request.address(with: [:]).percentEncoded)
    }
    if request.query["language"] != nil {
      answer.cookies.append(PageAnswer.Cookie(name: "language", value: language))
    }
    return answer
  }

  private func answer(_ request: PageRequest, _ visit: Visit) throws -> PageAnswer {
    do throws(any Error) {
      switch request.method {
      case .post: return post(request, visit)
      case .get: return try page(request, visit) ?? refusal(404, "not_found", visit)
      }
    } catch let error as CaseworkError {
      switch error.kind {
      case .absent: return refusal(404, "not_found", visit)
      case .forbidden: return refusal(403, "not_allowed", visit)
      case .badData: return refusal(400, "not_understood", visit)
      }
    }
  }

  private func page(_ request: PageRequest, _ visit: Visit) throws -> PageAnswer? {
    switch request.path {
    case []: try house.office.map { try sites($0, visit) } ?? .to("/due")
    case ["due"]: try due(visit)
    case ["cases"]: try cases(visit)
    case ["reports"]: try reports(visit)
    case ["trends"]: try trends(visit)
    case ["imports"]: try house.office.map { try imports($0, visit) }
    default:
      switch (request.path.first, request.path.count) {
      case ("cases", 2): try self.case(request.path[1], visit)
      case ("cases", 3): try recording(request.path[2], of: request.path[1], visit)
      default: nil
      }
    }
  }

  private func post(_ request: PageRequest, _ visit: Visit) -> PageAnswer {
    guard request.form["token"] == visit.token else {
      return refusal(403, "not_understood", visit)
    }
    guard request.path == ["sign-out"] else { return refusal(404, "not_found", visit) }
    book.withLock { $0.close(request.cookies[Self.cookie]) }
    return .to("/sign-in", cookies: [PageAnswer.Cookie(name: Self.cookie, value: "")])
  }

  static let cookie = "hearwell"
  static let formCookie = "hearwell-form"

  private static func language(of request: PageRequest) -> String {
    let wanted = request.query["language"] ?? request.cookies["language"]
    return wanted == "en" ? "en" : "zh-CN"
  }

  /// Who is signed in with this request; nil where nobody is. Who left the staff, or has another
  /// password since, is signed out.
  private func visit(_ request: PageRequest, _ language: String) throws -> Visit? {
    let now = house.reading.now
    let session = book.withLock { $0.session(request.cookies[Self.cookie], at: now) }
    guard let session, try house.passwords.mark(session.staff) == session.mark,
      let reader = try house.staff().first(where: { $0.id == session.staff })
    else { return nil }
    return Visit(request: request, reader: reader, token: session.token, language: language)
  }

  /// Begins a try to sign in; false where a name or the address has to wait.
  func begin(_ names: [String]) -> Bool {
    book.withLock { $0.begin(names, at: house.reading.now) }
  }

  /// Opens a session for who gave the right password in a try that was begun; nil for a wrong one.
  func open(_ staff: String, _ password: String, names: [String]) throws -> String? {
    guard try house.passwords.accepts(staff, password),
      try house.staff().contains(where: { $0.id == staff }),
      let mark = try house.passwords.mark(staff)
    else { return nil }
    return book.withLock { book in
      book.succeeded(names)
      return book.open(staff: staff, mark: mark, at: house.reading.now, secret: Self.secret)
    }
  }

  /// 32 random bytes as hex.
  static func secret() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let part = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - part.count) + part
    }.joined()
  }
}

/// One request of somebody who is signed in.
struct Visit {
  let request: PageRequest
  let reader: StaffMember
  let token: String
  /// `zh-CN` or `en`.
  let language: String
}
