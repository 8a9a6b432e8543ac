/// The letters in which age writes its keys (BIP 173): a readable prefix, `1`, the bytes in groups of
/// five bits, and a checksum of six letters.
enum Bech32 {
  private static let letters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  static func text(_ bytes: some Collection<UInt8>, prefix: String) -> String {
    let groups = groups(of: bytes)
    let sum = checksum(spread(prefix) + groups + [0, 0, 0, 0, 0, 0]) ^ 1
    let check = (0..<6).map { UInt8(sum >> (5 * (5 - $0)) & 31) }
    return prefix + "1" + String(decoding: (groups + check).map { letters[Int($0)] }, as: UTF8.self)
  }

  /// The bytes of a text in small letters; nil where its prefix is another, or it is mistyped.
  static func bytes(of text: String, prefix: String) -> [UInt8]? {
    guard text.hasPrefix(prefix + "1") else { return nil }
    let values = text.utf8.dropFirst(prefix.utf8.count + 1).map { letters.firstIndex(of: $0) }
    let groups = values.compactMap { $0.map(UInt8.init) }
    guard groups.count == values.count, groups.count >= 6,
      checksum(spread(prefix) + groups) == 1
    else { return nil }
    return bytes(of: groups.dropLast(6))
  }

  /// nil where what fills the last group up is more than a group, or not zeros.
  private static func bytes(of groups: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var kept: UInt32 = 0
    for group in groups {
      kept = (kept << 5 | UInt32(group)) & 0xfff
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(kept >> bits & 0xff))
      }
    }
    return bits < 5 && kept & (1 << bits - 1) == 0 ? bytes : nil
  }

  /// The prefix as the checksum counts it.
  private static func spread(_ prefix: String) -> [UInt8] {
    prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
  }

  /// The bytes in groups of five bits, the last one filled up with zeros.
  private static func groups(of bytes: some Collection<UInt8>) -> [UInt8] {
    var groups: [UInt8] = []
    var bits = 0
    var kept: UInt32 = 0
    for byte in bytes {
      kept = (kept << 8 | UInt32(byte)) & 0xfff
      bits += 8
      while bits >= 5 {
        bits -= 5
        groups.append(UInt8(kept >> bits & 31))
      }
    }
    if bits > 0 { groups.append(UInt8(kept << (5 - bits) & 31)) }
    return groups
  }

  private static func checksum(_ values: [UInt8]) -> UInt32 {
    let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    return values.reduce(into: 1) { sum, value in
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
      for (bit, generator) in generators.enumerated() where top >> bit & 1 == 1 { sum ^= generator }
    }
  }
}
