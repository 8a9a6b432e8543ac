import ChildProcesses
import Foundation
import Testing

@Suite struct HouseTests {
  /// The floors of the README's drawing, from the ground up. C targets are their owners' cellars.
  static let floors: [[String]] = [
    ["Cases"],
    ["Dialogue", "Phrasing", "Tones", "Policy", "Batches"],
    [
      "CaseStore", "PostgresStore", "CarriedMedia", "SoundCard", "PhoneLines", "Printer",
      "Terminal",
    ],
    ["Casework", "Reports"],
    ["Hotline", "Kiosk", "Courier", "Headquarters", "Pages"],
    ["Commands", "Gateway"],
    ["hearwell", "hearwell-network"],
  ]

  @Test func `arrows only descend and rooms of one floor never import each other`() throws {
    let house = try House()
    let floor = Dictionary(
      uniqueKeysWithValues: Self.floors.enumerated().flatMap { level, rooms in
        rooms.map { ($0, level) }
      })
    for room in house.rooms where room.type != "test" && room.path.hasPrefix("Sources/") {
      guard let level = floor[room.name] else {
        #expect(room.name.hasPrefix("C"), "\(room.name) stands on no floor")
        #expect(room.target_dependencies ?? [] == [], "a cellar knows no room: \(room.name)")
        continue
      }
      for below in room.target_dependencies ?? [] {
        guard let other = floor[below] else { continue }
        #expect(other < level, "\(room.name) must not know \(below)")
      }
    }
    #expect(Set(floor.keys).isSubset(of: house.rooms.map(\.name)), "the drawing is out of date")
  }

  /// An HTTP stack costs start, memory and minutes of building: only `hearwell-network` carries it.
  @Test func `a hall links neither HTTP, TLS nor PostgreSQL, and what a network needs does`() throws
  {
    let house = try House()
    let rooms = Dictionary(uniqueKeysWithValues: house.rooms.map { ($0.name, $0) })
    func linked(by name: String) -> Set<String> {
      let room = rooms[name]
      let below = (room?.target_dependencies ?? []).map(linked)
      return below.reduce(Set(room?.product_dependencies ?? [])) { $0.union($1) }
    }
    let heavy = { (product: String) in
      ["NIO", "HTTP", "Hummingbird", "AsyncHTTP"].contains { product.hasPrefix($0) }
    }
    #expect(linked(by: "hearwell").filter(heavy) == [])
    func below(_ name: String) -> Set<String> {
      let known = rooms[name]?.target_dependencies ?? []
      return known.map(below).reduce(Set(known)) { $0.union($1) }
    }
    #expect(!below("hearwell").contains("CPostgres"))
    #expect(below("hearwell-network").contains("CPostgres"))
    #expect(linked(by: "hearwell").contains("GRDB"))
    #expect(
      linked(by: "hearwell-network").isSuperset(of: ["Hummingbird", "AsyncHTTPClient", "NIOSSL"]))
  }

  @Test func `every import is declared`() throws {
    let house = try House()
    let system: Set = [
      "Foundation", "Glibc", "Synchronization", "Dispatch", "Swift", "FoundationEssentials",
    ]
    for room in house.rooms where room.type != "test" && room.path.hasPrefix("Sources/") {
      let declared = Set((room.target_dependencies ?? []) + (room.product_dependencies ?? []))
      for file in house.swiftFiles(below: room.path) {
        for line in try house.lines(of: file) {
          guard let name = imported(by: line) else { continue }
          #expect(
            declared.contains(name) || system.contains(name),
            "\(file.lastPathComponent) of \(room.name) imports \(name)")
        }
      }
    }
  }

  @Test func `every declared dependency is imported, or is the program that a test starts`() throws
  {
    let house = try House()
    let programs = Set(house.rooms.filter { $0.type == "executable" }.map(\.name))
    for room in house.rooms {
      let imports = try Set(
        house.swiftFiles(below: room.path).flatMap { try house.lines(of: $0) }
          .compactMap(imported))
      let declared = Set((room.target_dependencies ?? []) + (room.product_dependencies ?? []))
      let idle = declared.subtracting(imports)
        .subtracting(room.type == "test" ? programs : [])
      #expect(idle.isEmpty, "\(room.name) imports nowhere \(idle.sorted())")
    }
  }

  private func imported(by line: String) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1,
      place == 0
        || ["public", "internal", "private", "package", "@preconcurrency", "@testable"].contains(
          words[0])
    else { return nil }
    return words[place + 1]
  }

  @Test func `files are short: median 100 lines, 95 percent within 300, none over 400`() throws {
    let house = try House()
    let counts = try house.swiftFiles(below: "Sources").map { file in
      let count = try house.lines(of: file).count - 1
      #expect(count <= 400, "\(file.lastPathComponent) has \(count) lines")
      return count
    }.sorted()
    try #require(!counts.isEmpty)
    #expect(counts[counts.count / 2] <= 100)
    #expect(counts[counts.count * 95 / 100] <= 300)
  }

  @Test func `nothing but the user's six entries is visible at the top`() throws {
    let house = try House()
    let listed = try ChildProcess.run(["/usr/bin/env", "git", "-C", house.root.path, "ls-files"])
    let top = Set(
      listed.output.split(separator: "\n").compactMap { path in
        path.split(separator: "/").first.map(String.init)
      }.filter { !$0.hasPrefix(".") })
    #expect(
      top.isSubset(of: ["Package.swift", "Sources", "Tests", "prompts", "kiosk", "README.md"]))
  }

  @Test func `floors 0 and 1 ask nobody for the time`() throws {
    let house = try House()
    for room in Self.floors[0] + Self.floors[1] {
      for file in house.swiftFiles(below: "Sources/\(room)") {
        let text = try String(contentsOf: file, encoding: .utf8)
        for clock in [
          "Date()", "Date.now", ".now()", "(.now", "SinceNow", "ContinuousClock",
          "SuspendingClock", "clock_gettime", "gettimeofday", "time(nil)", "sleep(",
        ] {
          #expect(!text.contains(clock), "\(file.lastPathComponent) uses \(clock)")
        }
      }
    }
  }
}
