import Batches

/// Headquarters' store as those use it who write much in a row: a commit is in the log and not yet on the
/// disk.
struct DeferringHeadquarters: HeadquartersStore {
  let database: HeadquartersDatabase

  func write<Result>(
    in _: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    try database.writing(.deferred) {
      try body(HeadquartersRows(db: $0, zone: database.zone))
    }
  }

  func demandWritable(room bytes: Int) throws { try database.demandWritable(room: bytes) }
  func wipe() throws { try database.wipe() }
  func makeDurable() throws { try database.makeDurable() }

  func read<Result>(_ body: (any HeadquartersSnapshot) throws -> Result) throws -> Result {
    try database.read(body)
  }
}
