extension DigitGroups {
  /// A phone number as dialled or in E.164, with `-801` or `转801` for an extension. A Chinese
  /// number is said without its country code; contract section 3, 'Phones'.
  init(phone value: String) throws(PhrasingError) {
    let remedy = "give digits such as 13800138000, 0571-87654321-801 or +8613800138000"
    let (main, branch) = Self.splitExtension(value)
    let isInternational = main.hasPrefix("+")
    let rest = isInternational ? String(main.dropFirst()) : main
    let digits = try Self.groups(.phone, rest, remedy: remedy).flatMap { $0 }
    let extensionDigits = try branch.map { branch throws(PhrasingError) in
      try Self.groups(.phone, branch, remedy: remedy).flatMap { $0 }
    }
    guard digits.count <= 20, extensionDigits?.count ?? 0 <= 8 else {
      throw .malformed(.phone, value, "no phone number is so long", remedy: remedy)
    }
    let national = isInternational ? Self.national(digits) : Self.domestic(digits)
    self.init(
      isInternational: national == nil,
      groups: Self.split(national ?? digits, by: national.map(Self.sizes) ?? []),
      extensionDigits: extensionDigits ?? [])
  }

  /// What is dialled in China for E.164 digits; nil for another country. A landline there has lost
  /// the zero of its area code; 400 and 800 never had one.
  private static func national(_ digits: [Int]) -> [Int]? {
    guard digits.starts(with: [8, 6]), digits.count >= 10 else { return nil }
    let national = Array(digits.dropFirst(2))
    let isMobile = national[0] == 1 && national.count == 11
    return isMobile || isFree(national) ? national : [0] + national
  }

  /// What was dialled, a mobile without what may stand before it (contract section 3, 'Phones').
  private static func domestic(_ digits: [Int]) -> [Int] {
    let mobile = Array(digits.suffix(11))
    let prefixes = [[0], [8, 6], [0, 0, 8, 6]]
    return mobile.first == 1 && prefixes.contains(Array(digits.dropLast(11))) ? mobile : digits
  }

  /// The number and its extension: after 转, or after the last hyphen where one to five digits
  /// follow a number that is complete without them.
  private static func splitExtension(_ value: String) -> (main: String, branch: String?) {
    if let at = value.firstIndex(of: "转") {
      return (String(value[..<at]), String(value[value.index(after: at)...]))
    }
    guard let hyphen = value.lastIndex(of: "-") else { return (value, nil) }
    let main = value[..<hyphen]
    let branch = value[value.index(after: hyphen)...]
    guard (1...5).contains(branch.utf8.count), isComplete(main) else { return (value, nil) }
    return (String(main), String(branch))
  }

  /// Whether this can be dialled as it stands, so that what follows is an extension.
  private static func isComplete(_ number: Substring) -> Bool {
    let digits = number.utf8.count(where: isDigit)
    if number.hasPrefix("+") || number.hasPrefix("1") { return digits >= 11 }
    if number.hasPrefix("0") || number.hasPrefix("400") || number.hasPrefix("800") {
      return digits >= 10
    }
    return digits == 5 || digits == 7 || digits == 8
  }

  private static func isFree(_ digits: [Int]) -> Bool {
    digits.count == 10 && (digits.starts(with: [4, 0, 0]) || digits.starts(with: [8, 0, 0]))
  }

  /// How many digits each group has; what is left over goes in fours.
  private static func sizes(_ digits: [Int]) -> [Int] {
    if digits.count == 11, digits[0] == 1 { return [3, 4, 4] }
    if isFree(digits) { return [3, 3, 4] }
    if digits.count >= 10, digits[0] == 0 {
      // Beijing's 010 and the 02x of the large cities have three digits, all others four.
      let area = digits[1] == 1 || digits[1] == 2 ? 3 : 4
      return [area, digits.count - area == 7 ? 3 : 4]
    }
    return digits.count == 7 ? [3, 4] : digits.count <= 6 ? [digits.count] : []
  }

  private static func split(_ digits: [Int], by sizes: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    var rest = digits[...]
    for size in sizes where !rest.isEmpty {
      groups.append(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
    while !rest.isEmpty {
      groups.append(Array(rest.prefix(4)))
      rest = rest.dropFirst(4)
    }
    return groups
  }
}
