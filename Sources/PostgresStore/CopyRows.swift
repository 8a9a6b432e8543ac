/// Rows for `COPY … (FORMAT binary)`.
struct CopyRows {
  /// A signature, flags and no extension of the header.
  private(set) var bytes: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0]

  init(reserving count: Int) { bytes.reserveCapacity(count) }

  mutating func begin(fields: Int16) { PostgresValue.append(fields, to: &bytes) }

  mutating func add(_ value: PostgresValue) {
    PostgresValue.append(sized: value.write, to: &bytes)
  }

  mutating func add(_ number: Int16) {
    PostgresValue.append(Int32(2), to: &bytes)
    PostgresValue.append(number, to: &bytes)
  }

  mutating func add(_ value: some Collection<UInt8>) {
    PostgresValue.append(Int32(value.count), to: &bytes)
    bytes.append(contentsOf: value)
  }

  /// No row follows.
  mutating func end() { PostgresValue.append(Int16(-1), to: &bytes) }
}
