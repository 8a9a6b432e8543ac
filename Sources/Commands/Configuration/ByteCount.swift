/// A number of bytes as a technician writes it: `200 MB`, `512 KiB`, `3000000`.
struct ByteCount: Equatable {
  let bytes: Int

  private static let units = [
    "": 1, "B": 1, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "KIB": 1 << 10,
    "MIB": 1 << 20, "GIB": 1 << 30,
  ]

  /// nil for another form, or for more than can be counted.
  init?(_ text: String) {
    guard let parts = text.wholeMatch(of: /([0-9]{1,15}) ?([A-Za-z]*)/)?.output,
      let number = Int(parts.1), let unit = Self.units[parts.2.uppercased()]
    else { return nil }
    let (bytes, isTooMany) = number.multipliedReportingOverflow(by: unit)
    guard !isTooMany else { return nil }
    self.bytes = bytes
  }
}
