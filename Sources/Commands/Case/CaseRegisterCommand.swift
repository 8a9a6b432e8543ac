import ArgumentParser
import Cases
import Casework
import Foundation
import Policy

/// `hearwell case register`: a case typed by staff, of any channel.
struct CaseRegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "A case typed by staff, of any channel. 登记工单")

  @Option(help: "A JSON object with the case, or - for standard input; instead of the options.")
  var from: String?
  @Option(help: "The channel, such as PHONE.")
  var channel: String?
  @Option(help: "The kind, such as COMPLAINT.")
  var kind: String?
  @Option(help: "The category, such as FE01.")
  var category: String?
  @Option(help: "What the customer said.")
  var statement: String?
  @Option(help: "The customer's name.")
  var name: String?
  @Option(help: "The customer's phone number.")
  var phone: String?
  @Option(help: "The customer number (户号).")
  var account: String?
  @Option(help: "Where it is.")
  var address: String?
  @Option(
    defaultAsFlag: "", help: "The customer wants to be called back, on this number or --phone.")
  var callback: String?
  @Option(help: "When it happened.")
  var occurred: String?
  @Option(help: "The number of a municipal or superior order.")
  var externalNumber: String?
  @Option(help: "When that order is due; a date alone is until the end of that day.")
  var externalDue: String?
  @Option(help: "The staff id of who registers (else $HEARWELL_STAFF).")
  var by: String?
  @Option(help: "When it was registered, where that is not now.")
  var at: String?

  @Option(help: "The earlier case of which this is the same matter. 重复诉求")
  var repeats: String?
  @Option(help: "Why it is not the matter of an earlier case that looks the same.")
  var newMatter: String?

  @OptionGroup(title: "What else is known") var details: DetailOptions
  @OptionGroup var record: RecordOptions
  @OptionGroup var options: SiteOptions

  func validate() throws {
    guard from == nil else {
      guard kind == nil, category == nil, channel == nil, statement == nil else {
        throw ValidationError("--from excludes the options that describe the case")
      }
      return
    }
    for (option, value) in [("channel", channel), ("kind", kind), ("category", category)]
    where value == nil {
      throw ValidationError("--\(option) is missing")
    }
  }

  func run() throws {
    let desk = try CaseDesk(options, reader: by ?? StaffVariable.value)
    try demandRole(desk)
    var intake = try intake(desk)
    if intake.callback.wanted, intake.callback.number == nil {
      throw CommandError(
        .badData, subject: from == nil ? "--callback" : "callback.wanted",
        cause: "no number is known on which to call back",
        remedy: "give the number of the callback, or the customer's with --phone (contact.phone)")
    }
    intake.actor = desk.reader?.id ?? "system"
    intake.repeats = try repeats.map(CaseNumber.demanded)
    intake.newMatter = newMatter
    intake.details.merge(try details.details(in: desk.zone)) { $1 }
    intake.at = try at.map { try TimeArgument.time($0, option: "--at", in: desk.zone) }
    let opened = try desk.casework.register(intake)
    if record.json { return try desk.show(opened, record) }
    try StandardOutput.write(opened.number.text + "\n")
  }

  private func demandRole(_ desk: CaseDesk) throws {
    guard let reader = desk.reader, !desk.site.policy.mayAct(reader.roles, "register") else {
      return
    }
    throw CommandError(
      .forbidden, subject: "register by \(reader.id)",
      cause: "the roles of this person do not allow it",
      remedy: "ask " + desk.site.policy.whoMay("register").joined(separator: " or "))
  }

  private func intake(_ desk: CaseDesk) throws -> Intake {
    let numbers = PhoneArgument(areaCode: desk.casework.areaCode)
    if let from {
      return try IntakeFile(
        TextFile.readInput(from), source: from == "-" ? "standard input" : from, numbers: numbers,
        zone: desk.zone
      ).intake()
    }
    var intake = Intake(
      kind: kind ?? "", category: category ?? "", channel: channel ?? "",
      language: StaffLanguage.chinese.rawValue)
    intake.statement = statement
    intake.contact = try numbers.contact(
      name: name, phone: phone, account: account, address: address)
    if let callback {
      let number =
        callback.isEmpty
        ? intake.contact.phone : try numbers.number(callback, option: "--callback").text
      intake.callback = Callback(wanted: true, number: number)
    }
    intake.occurredAt = try occurred.map {
      try TimeArgument.time($0, option: "--occurred", in: desk.zone)
    }
    intake.externalNumber = externalNumber
    intake.externalDueAt = try externalDue.map {
      try TimeArgument.end($0, option: "--external-due", in: desk.zone)
    }
    return intake
  }
}
