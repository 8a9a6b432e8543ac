import Casework
import Cases
import Foundation
import Policy

/// A case to register as one JSON object: section 5's members, and `occurredAt`, `externalNumber`,
/// `externalDueAt`, with what else may be known (`Cases.Detail`).
struct IntakeFile {
  private let source: String
  private let members: [String: JSONValue]
  private let numbers: PhoneArgument
  private let zone: TimeZone

  private static let known =
    [
      "kind", "category", "channel", "language", "statement", "contact", "callback", "links",
      "occurredAt", "externalNumber", "externalDueAt", "repeats", "newMatter",
    ] + GivenDetails.names

  init(_ text: String, source: String, numbers: PhoneArgument, zone: TimeZone) throws {
    self.source = source
    self.numbers = numbers
    self.zone = zone
    guard case .object(let members) = try JSONInput.read(text, from: source) else {
      throw CommandError(
        .badData, subject: source, cause: "it is no JSON object", remedy: "write {\"kind\": …}")
    }
    self.members = members.filter { $0.value != .null }
    try demandKnown(Array(members.keys), Self.known, in: "")
  }

  func intake() throws -> Intake {
    var intake = Intake(
      kind: try required("kind"), category: try required("category"),
      channel: try required("channel"), language: try language())
    intake.statement = try text("statement")
    intake.contact = try contact()
    intake.callback = try callback(contact: intake.contact)
    intake.links = try links()
    intake.occurredAt = try time("occurredAt")
    intake.externalNumber = try text("externalNumber")
    intake.externalDueAt = try text("externalDueAt").map {
      try TimeArgument.end($0, option: "externalDueAt", in: zone)
    }
    intake.details = try details()
    intake.newMatter = try text("newMatter")
    intake.repeats = try text("repeats").map(CaseNumber.demanded)
    return intake
  }

  /// Lists are written as JSON arrays or as words parted by blanks.
  private func details() throws -> [Detail: String] {
    var details = GivenDetails(in: zone)
    for name in GivenDetails.names {
      guard let detail = GivenDetails.detail(named: name), let given = try words(name) else {
        continue
      }
      try details.take(given, for: detail, givenAs: name)
    }
    return details.known
  }

  private func words(_ name: String) throws -> String? {
    guard let elements = members[name]?.array else { return try text(name) }
    let words = elements.compactMap(\.string)
    guard words.count == elements.count else { throw malformed(name, "no array of words") }
    return words.joined(separator: " ")
  }

  private func language() throws -> String {
    guard let tag = try text("language") else { return "zh-CN" }
    guard StaffLanguage(rawValue: tag) != nil else {
      throw CommandError(
        .badData, subject: source, cause: "the member 'language' is '\(tag)'",
        remedy: "write zh-CN or en")
    }
    return tag
  }

  private func contact() throws -> Contact {
    let names = ["name", "phone", "extension", "account", "address"]
    let given = try object("contact", knowing: names)
    var contact = try numbers.contact(
      name: text("name", of: given, in: "contact."),
      phone: text("phone", of: given, in: "contact."),
      account: text("account", of: given, in: "contact."),
      address: text("address", of: given, in: "contact."))
    if let tail = try text("extension", of: given, in: "contact.") { contact.extension = tail }
    return contact
  }

  private func callback(contact: Contact) throws -> Callback {
    let given = try object("callback", knowing: ["wanted", "number"])
    let number = try text("number", of: given, in: "callback.")
    if let wanted = given["wanted"], wanted.boolean == nil {
      throw malformed("callback.wanted", "neither true nor false")
    }
    let wanted = given["wanted"]?.boolean ?? (number != nil)
    let phone = try number.map { try numbers.number($0, option: "callback.number").text }
    return Callback(wanted: wanted, number: wanted ? phone ?? contact.phone : nil)
  }

  private func links() throws -> [CaseNumber] {
    guard let value = members["links"] else { return [] }
    guard let elements = value.array else { throw malformed("links", "no array") }
    return try elements.map { element in
      guard let number = element.string.flatMap(CaseNumber.init) else {
        throw malformed("links", "no array of case numbers")
      }
      return number
    }
  }

  private func required(_ name: String) throws -> String {
    if let text = try text(name) { return text }
    throw CommandError(
      .badData, subject: source, cause: "the member '\(name)' is missing", remedy: "add it")
  }

  private func text(_ name: String) throws -> String? { try text(name, of: members, in: "") }

  private func text(
    _ name: String, of members: [String: JSONValue], in path: String
  ) throws -> String? {
    guard let value = members[name], value != .null else { return nil }
    guard let text = value.string else { throw malformed(path + name, "no text") }
    return text.isEmpty ? nil : text
  }

  private func time(_ name: String) throws -> Date? {
    try text(name).map { try TimeArgument.time($0, option: name, in: zone) }
  }

  private func object(_ name: String, knowing names: [String]) throws -> [String: JSONValue] {
    guard let value = members[name] else { return [:] }
    guard let object = value.object else { throw malformed(name, "no object") }
    try demandKnown(Array(object.keys), names, in: name + ".")
    return object
  }

  private func malformed(_ name: String, _ what: String) -> CommandError {
    CommandError(
      .badData, subject: source, cause: "the member '\(name)' is \(what)",
      remedy: "write it as `case show --json` does")
  }

  private func demandKnown(_ names: [String], _ known: [String], in path: String) throws {
    for name in names.sorted() where !known.contains(name) {
      let nearest = NearestName.of(name, among: known).map { "did you mean '\(path)\($0)'?" }
      throw CommandError(
        .badData, subject: source, cause: "there is no member '\(path)\(name)' to register",
        remedy: nearest ?? NearestName.remedy(for: name, among: known))
    }
  }
}
