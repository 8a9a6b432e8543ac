import ArgumentParser
import Casework
import Cases

/// `hearwell case correct NUMBER …`.
struct CorrectCommand: CaseActionCommand {
  static let action = Action.correct
  static let abstract = "Put right what was registered wrongly. 更正"

  @Option(help: "The right kind.")
  var kind: String?
  @Option(help: "The right category.")
  var category: String?
  @Option(help: "The right statement.")
  var statement: String?
  @Option(help: "The right name.")
  var name: String?
  @Option(help: "The right phone number.")
  var phone: String?
  @Option(help: "The right customer number (户号).")
  var account: String?
  @Option(help: "The right address.")
  var address: String?
  @Option(help: "The number to call back.")
  var callback: String?
  @Option(help: "When it happened.")
  var occurred: String?
  @OptionGroup(title: "What else is known") var details: DetailOptions
  @OptionGroup var options: ActionOptions

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars {
    var particulars = ActionOrder.Particulars()
    let numbers = PhoneArgument(areaCode: desk.casework.areaCode)
    particulars.kind = kind
    particulars.category = category
    particulars.statement = statement
    particulars.contact = try numbers.contact(
      name: name, phone: phone, account: account, address: address)
    particulars.callbackNumber = try callback.map {
      try numbers.number($0, option: "--callback").text
    }
    particulars.occurred = try occurred.map {
      try TimeArgument.time($0, option: "--occurred", in: desk.zone)
    }
    particulars.details = try details.details(in: desk.zone)
    return particulars
  }
}
