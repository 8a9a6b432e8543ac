// swift-tools-version: 6.2
import PackageDescription

// The house, floor by floor. Arrows only descend; rooms of one floor never import each other.
// `Tests/HouseTests` holds this against `swift package describe --type json`.

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(
  name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "hearwell",
  products: [
    .executable(name: "hearwell", targets: ["hearwell"]),
    .executable(name: "hearwell-network", targets: ["hearwell-network"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // Floor 6, the front door: wiring only.
    .executableTarget(name: "hearwell", dependencies: ["Commands"]),
    .executableTarget(
      name: "hearwell-network", dependencies: ["Commands", "Gateway", "PostgresStore"]),

    // Floor 5, the gate: subcommands, configuration, exit codes; HTTP and TLS.
    .target(
      name: "Commands",
      dependencies: [
        "Hotline", "Kiosk", "Courier", "Headquarters", "Pages", "Casework", "Reports", "CaseStore",
        "CarriedMedia", "SoundCard", "PhoneLines", "Printer", "Terminal", "Dialogue", "Phrasing",
        "Tones", "Policy", "Batches", "Cases",
        argumentParser, crypto, lifecycle, logging, unixSignals, yams,
      ]),
    .target(
      name: "Gateway",
      dependencies: [
        "Courier", "Headquarters", "Pages", "CarriedMedia", "Batches", "Cases",
        asyncHTTPClient, httpTypes, hummingbird, hummingbirdCore, hummingbirdTLS, lifecycle,
        logging, nioCore, nioHTTP1, nioHTTPTypes, nioPosix, nioSSL,
      ]),

    // Floor 4, the rooms: run a call, a visit, a delivery, an import, a look.
    .target(
      name: "Hotline",
      dependencies: [
        "Casework", "SoundCard", "PhoneLines", "Dialogue", "Phrasing", "Tones", "Cases", crypto,
        logging,
      ]),
    .target(name: "Kiosk", dependencies: ["Terminal", "Dialogue", "Phrasing", logging]),
    .target(
      name: "Courier",
      dependencies: [
        "Casework", "CaseStore", "CarriedMedia", "Batches", "Cases", crypto, lifecycle, logging,
      ]),
    .target(
      name: "Headquarters", dependencies: ["CarriedMedia", "CZlib", "Batches", "Cases", crypto]),
    .target(
      name: "Pages",
      dependencies: [
        "Casework", "Reports", "Policy", "Batches", "Cases", mustache, yams,
      ]),

    // Floor 3, casework: what may be done to a case, and what is told about cases.
    .target(
      name: "Casework", dependencies: ["CaseStore", "Dialogue", "Policy", "Batches", "Cases"]),
    .target(name: "Reports", dependencies: ["Policy", "Cases"]),

    // Floor 2, the devices: touch the outside world.
    .target(
      name: "CaseStore",
      dependencies: ["CSQLite", "Batches", "Cases", crypto, cryptoExtras, grdb, sqlite]),
    .target(name: "PostgresStore", dependencies: ["CPostgres", "Batches", "Cases", crypto]),
    .target(name: "CarriedMedia", dependencies: ["CZlib", crypto]),
    .target(name: "SoundCard", dependencies: ["CALSA", "CSndFile"]),
    .target(name: "PhoneLines"),
    .target(name: "Printer"),
    .target(name: "Terminal", dependencies: ["CNCurses", "CQRCode"]),
    .target(name: "CALSA", linkerSettings: [.linkedLibrary("asound")]),
    .target(
      name: "CNCurses", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSndFile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(
      name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),

    // Floor 1, the decisions: no I/O, no clock, no logger.
    .target(name: "Dialogue", dependencies: ["Cases", yams]),
    .target(name: "Phrasing", dependencies: [yams]),
    .target(name: "Tones"),
    .target(name: "Policy", dependencies: ["Cases", yams]),
    .target(name: "Batches", dependencies: ["Cases", crypto]),

    // Floor 0, the ground: numbers, kinds, events, the lifecycle.
    .target(name: "Cases"),

    // The tests, what they share, and the programs of Tests/benchmark and Tests/torture.
    .target(name: "ChildProcesses", path: "Tests/ChildProcesses"),
    .target(
      name: "Databases", dependencies: ["ChildProcesses"], path: "Tests/Databases",
      exclude: ["cluster"]),
    .target(name: "Lots", path: "Tests/Lots"),
    .target(name: "Sites", dependencies: ["Batches", "Cases"], path: "Tests/Sites"),
    .target(
      name: "SimulatedPrinter", dependencies: ["ChildProcesses"], path: "Tests/SimulatedPrinter"),
    .target(
      name: "Halls", dependencies: ["Casework", "CaseStore", "Policy", "Cases"],
      path: "Tests/Halls"),
    .target(
      name: "GeneratedYear",
      dependencies: [
        "Halls", "Lots", "Casework", "Reports", "CaseStore", "Dialogue", "Policy", "Cases",
      ],
      path: "Tests/GeneratedYear"),
    .executableTarget(
      name: "measures",
      dependencies: [
        "ChildProcesses", "Databases", "GeneratedYear", "Halls", "Lots", "Headquarters", "Reports",
        "Casework", "CaseStore", "PostgresStore", "CarriedMedia", "Policy", "Batches", "Cases",
        grdb,
      ], path: "Tests/Measures", exclude: ["registrations.c"]),
    .executableTarget(
      name: "faults",
      dependencies: [
        "ChildProcesses", "Databases", "GeneratedYear", "Halls", "Lots", "Headquarters", "Casework",
        "CaseStore", "PostgresStore", "Policy", "Batches", "Cases", crypto, grdb,
      ], path: "Tests/Faults"),
    .testTarget(name: "CasesTests", dependencies: ["Cases"]),
    .testTarget(name: "TonesTests", dependencies: ["Tones"]),
    .testTarget(name: "PhrasingTests", dependencies: ["Phrasing"]),
    .testTarget(name: "PolicyTests", dependencies: ["Halls", "Lots", "Policy", "Cases"]),
    .testTarget(name: "DialogueTests", dependencies: ["Lots", "Dialogue"]),
    .testTarget(name: "BatchesTests", dependencies: ["Batches", "Cases"]),
    .testTarget(name: "CaseStoreTests", dependencies: ["CaseStore", "Cases", grdb]),
    .testTarget(name: "CarriedMediaTests", dependencies: ["CarriedMedia", "ChildProcesses"]),
    .testTarget(name: "SoundCardTests", dependencies: ["SoundCard"]),
    .testTarget(name: "PrinterTests", dependencies: ["Printer", "SimulatedPrinter"]),
    .testTarget(name: "TerminalTests", dependencies: ["SimulatedPrinter", "Terminal"]),
    .testTarget(
      name: "CaseworkTests",
      dependencies: [
        "GeneratedYear", "Halls", "Lots", "Casework", "CaseStore", "Dialogue", "Policy", "Cases",
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "GeneratedYear", "Halls", "Reports", "Casework", "CaseStore", "Dialogue", "Policy", "Cases",
      ]),
    .testTarget(
      name: "HotlineTests",
      dependencies: [
        "ChildProcesses", "Halls", "Lots", "hearwell", "Hotline", "Casework", "CaseStore",
        "PhoneLines", "SoundCard", "Dialogue", "Phrasing", "Tones", "Policy", "Cases", logging,
      ],
      exclude: ["Transcripts"]),
    .testTarget(
      name: "KioskTests",
      dependencies: [
        "ChildProcesses", "Halls", "hearwell", "Kiosk", "Casework", "CaseStore", "Terminal",
        "Dialogue", "Phrasing", "Policy", "Cases", logging,
      ]),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "ChildProcesses", "Halls", "Pages", "Headquarters", "Casework", "CaseStore", "Policy",
        "Batches", "Cases",
      ]),
    .testTarget(
      name: "HeadquartersTests",
      dependencies: [
        "Databases", "Sites", "Headquarters", "CaseStore", "PostgresStore",
        "CZlib", "Batches", "Cases", crypto,
      ]),
    .testTarget(
      name: "PostgresStoreTests",
      dependencies: [
        "ChildProcesses", "Databases", "GeneratedYear", "Halls", "Sites", "hearwell",
        "hearwell-network", "Courier", "Headquarters", "CaseStore", "PostgresStore", "Policy",
        "Batches", "Cases",
      ]),
    .testTarget(
      name: "CourierTests",
      dependencies: [
        "ChildProcesses", "GeneratedYear", "Halls", "Courier", "Headquarters", "Casework",
        "Reports", "CaseStore", "CarriedMedia", "Policy", "Batches", "Cases", crypto, grdb, logging,
      ]),
    .testTarget(
      name: "CommandsTests",
      dependencies: ["ChildProcesses", "SimulatedPrinter", "Commands", "hearwell"]),
    .testTarget(
      name: "GatewayTests",
      dependencies: [
        "ChildProcesses", "Databases", "Sites", "hearwell", "hearwell-network", "Gateway",
        "Courier", "CarriedMedia", "Batches",
        "Cases", asyncHTTPClient, crypto, nioCore, nioHTTP1,
      ], exclude: ["network.py", "walk.py"]),
    .testTarget(
      name: "FaultsTests",
      dependencies: ["ChildProcesses", "faults", "hearwell", "hearwell-network"]),
    .testTarget(name: "HouseTests", dependencies: ["ChildProcesses", "Policy"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets
where target.type != .system && !["CALSA", "CNCurses"].contains(target.name) {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
