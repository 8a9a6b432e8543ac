import Cases

/// Phone numbers on the command line, brought to their one form; contract section 3, "Phones".
struct PhoneArgument {
  /// The site's own, for numbers given without one.
  let areaCode: String?

  /// - Throws: ``CommandError`` of bad data where it is no phone number.
  func number(_ typed: String, option: String) throws -> PhoneNumber {
    if let number = PhoneNumber(typed, areaCode: areaCode) { return number }
    throw CommandError(
      .badData, subject: "\(option) '\(typed)'", cause: "it is no phone number",
      remedy: "give a mobile, or a landline with its area code")
  }

  func contact(
    name: String?, phone: String?, account: String?, address: String?
  ) throws -> Contact {
    let number = try phone.map { try self.number($0, option: "--phone") }
    return Contact(
      name: name, phone: number?.text, extension: number?.extension, account: account,
      address: address)
  }
}
