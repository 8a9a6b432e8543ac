import CaseStore
import Casework
import Policy
import Synchronization
import Foundation
import Halls
import Pages
import Testing

/// Somebody at a browser who keeps cookies and goes where an answer sends them.
final class Browser {
  let hall: Hall
  let pages: Pages
  private(set) var cookies: [String: String] = [:]

  let staff: Staff

  /// Who is on the staff and has which password, as a test changes it.
  final class Staff: Sendable {
    let members: Mutex<[StaffMember]>
    let marks = Mutex<[String: String]>([:])

    init(_ members: [StaffMember]) { self.members = Mutex(members) }
  }

  static let password = "城东-2026-geheim"

  /// At a site, or at headquarters over a store of its own.
  init(at hall: Hall, office: HeadquartersDatabase? = nil) throws {
    self.hall = hall
    let staff = Staff(hall.casework.staff)
    self.staff = staff
    let folder = ShippedPolicy.folder.deletingLastPathComponent().appending(path: "pages").path
    pages = Pages(
      PagesHouse(
        name: office == nil ? "城东营业厅" : nil,
        reading: office.map { Self.reading($0, hall) } ?? hall.casework,
        reports: office ?? hall.store, office: office,
        recordings: hall.folder.path, zone: hall.policy.timeZone,
        staff: { staff.members.withLock { $0 } },
        passwords: PagesHouse.Passwords(
          accepts: { _, password in password == Browser.password },
          mark: { id in staff.marks.withLock { $0[id] ?? "first" } })),
      templates: try PageTemplates(folder: folder))
  }

  private static func reading(_ office: HeadquartersDatabase, _ hall: Hall) -> any CaseReading {
    let hand = hall.hand
    return HeadquartersReading(
      records: office, policy: hall.policy, staff: hall.casework.staff, login: nil,
      clock: { hand.now })
  }

  @discardableResult
  func get(_ address: String) throws -> PageAnswer { try ask(.get, address, [:]) }

  @discardableResult
  func post(_ address: String, _ form: [String: String]) throws -> PageAnswer {
    try ask(.post, address, form)
  }

  /// Fills the sign-in page.
  @discardableResult
  func signIn(_ staff: String, _ password: String = password) throws -> PageAnswer {
    let token = try token(of: get("/sign-in"))
    return try post("/sign-in", ["token": token, "staff": staff, "password": password])
  }

  func token(of answer: PageAnswer) throws -> String {
    let found = answer.text.firstMatch(of: /name="token" value="([0-9a-f]+)"/)
    return String(try #require(found).1)
  }

  private func ask(
    _ method: PageRequest.Method, _ address: String, _ form: [String: String]
  ) throws -> PageAnswer {
    let parts = URLComponents(string: address)
    let answer = try pages.answer(
      PageRequest(
        method, path: (parts?.path ?? "").split(separator: "/").map(String.init),
        query: Dictionary(
          (parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 }),
        form: form, cookies: cookies, address: "127.0.0.1"))
    for cookie in answer.cookies {
      cookies[cookie.name] = cookie.value.isEmpty ? nil : cookie.value
    }
    return answer
  }
}

extension PageAnswer {
  var text: String {
    switch body {
    case .html(let text), .style(let text), .download(let text, _, _): text
    case .recording(let file): file
    case .nothing: ""
    }
  }
}
