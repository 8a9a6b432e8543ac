import Cases
import Foundation

extension BatchHeader {
  /// Reads the header line that `reader` has just read. Members unknown to us are left to newer
  /// readers; `minimumReader` says whether we are new enough.
  init(
    _ reader: StrictReader, _ bytes: Span<UInt8>, as kind: BatchKind
  ) throws(BatchError) {
    let members = HeaderMembers(reader: reader)
    guard reader.string("hearwell", of: 0, bytes) == kind.rawValue else {
      throw BatchError(.form, line: 1, "it is no header of \(kind.rawValue)")
    }
    let least = try members.integer("minimumReader", 1...BatchLimits.integer, bytes)
    guard least <= BatchLimits.version else {
      throw BatchError(
        .form, line: 1, "minimumReader \(least) is above ours (\(BatchLimits.version)); upgrade")
    }
    _ = try members.integer("version", 1...BatchLimits.integer, bytes)
    let site = try members.text("site", bytes)
    guard site.utf8.count == 3, site.utf8.allSatisfy({ (48...57).contains($0) }),
      let code = Int(site), code >= 100
    else { throw BatchError(.form, line: 1, "member 'site' is no site code") }
    guard let sealedAt = Timestamp.time(try members.text("sealedAt", bytes)) else {
      throw BatchError(.form, line: 1, "member 'sealedAt' is no time")
    }
    let first = try members.integer("first", 1...999_999_999, bytes)
    let last = try members.integer("last", first...999_999_999, bytes)
    self.init(
      site: code, epoch: kind == .batch ? try members.integer("epoch", 1...9, bytes) : 0,
      first: first, last: last,
      events: try members.integer("events", 0...BatchLimits.integer, bytes),
      privates: try members.integer("privates", 0...BatchLimits.integer, bytes),
      previousHash: try members.hash("previousHash", bytes),
      lastHash: try members.hash("lastHash", bytes),
      policyVersion: kind == .batch ? try members.text("policyVersion", bytes) : "",
      sealedAt: sealedAt,
      keyId: try members.keyId(bytes), practice: try members.practice(bytes))
  }
}

/// The members of a header line, each refused by its name.
private struct HeaderMembers {
  let reader: StrictReader

  func text(_ name: StaticString, _ bytes: Span<UInt8>) throws(BatchError) -> String {
    guard let text = reader.string(name, of: 0, bytes) else { throw refused(name, "text") }
    return text
  }

  func integer(
    _ name: StaticString, _ range: ClosedRange<Int>, _ bytes: Span<UInt8>
  ) throws(BatchError) -> Int {
    guard let value = reader.integer(name, of: 0, bytes), range.contains(value) else {
      throw refused(name, "number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func hash(_ name: StaticString, _ bytes: Span<UInt8>) throws(BatchError) -> [UInt8] {
    guard let hash = Hexadecimal.bytes(try text(name, bytes).utf8), hash.count == 32 else {
      throw refused(name, "SHA-256 in lower-case hex")
    }
    return hash
  }

  func keyId(_ bytes: Span<UInt8>) throws(BatchError) -> String {
    let keyId = try text("keyId", bytes)
    guard Hexadecimal.bytes(keyId.utf8)?.count == 8 else { throw refused("keyId", "key id") }
    return keyId
  }

  func practice(_ bytes: Span<UInt8>) throws(BatchError) -> Bool {
    guard let node = reader.member("practice", of: 0, bytes) else { return false }
    guard let value = reader.value(of: node, bytes).boolean else {
      throw refused("practice", "truth value")
    }
    return value
  }

  private func refused(_ name: StaticString, _ form: String) -> BatchError {
    BatchError(.form, line: 1, "member '\(name)' is no \(form)")
  }
}
