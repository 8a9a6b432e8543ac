/// Rows for `COPY … (FORMAT binary)`.
struct CopyRows {
  /// A signature, flags and no extension of the header.
  private var sent: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0]

  var bytes: [UInt8] { sent + PostgresValue.bytes(of: Int16(-1)) }

  init(reserving count: Int) { sent.reserveCapacity(count) }

  mutating func begin(fields: Int16) { sent += PostgresValue.bytes(of: fields) }

  mutating func add(_ value: PostgresValue) {
    guard let encoded = value.encoded else {
      sent += PostgresValue.bytes(of: Int32(-1))
      return
    }
    add(encoded)
  }

  mutating func add(_ bytes: some Collection<UInt8>) {
    sent += PostgresValue.bytes(of: Int32(bytes.count))
    sent += bytes
  }
}
