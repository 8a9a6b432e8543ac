public import Batches

extension PostgresDatabase {
  public var deferring: any HeadquartersStore { DeferringPostgres(database: self) }
}

/// The store as those use it who write much in a row: a commit does not wait for the disk.
private struct DeferringPostgres: HeadquartersStore {
  let database: PostgresDatabase

  func write<Result>(
    in turn: WriteTurn, _ body: (any HeadquartersTransaction) throws -> Result
  ) throws -> Result {
    try database.writeDeferred(in: turn, body)
  }

  func demandWritable(room bytes: Int) throws { try database.demandWritable(room: bytes) }
  func wipe() throws { try database.wipe() }
  func makeDurable() throws { try database.makeDurable() }

  func read<Result>(_ body: (any HeadquartersSnapshot) throws -> Result) throws -> Result {
    try database.read(body)
  }
}
