import Batches
import Casework
import Foundation

/// `headquarters.yaml` as typed values.
struct HeadquartersConfiguration {
  /// A file, relative to headquarters' directory, or a `postgresql:` URL.
  let store: String
  let practice: Bool
  let timeZone: TimeZone
  let listen: String
  let certificate: String?
  let privateKey: String?
  /// The file of the identity that opens carried media, relative to headquarters' directory.
  let identity: String?
  let limits: ServingLimits
  /// For how long sites may be silent.
  let patience: SitePatience
  /// Who reads cases at headquarters.
  let staff: [StaffMember]

  /// - Throws: ``ConfigurationError`` with every finding.
  init(yaml: String) throws {
    let reading = ConfigurationReading(file: "headquarters.yaml")
    let root = try ConfigurationSection.root(of: yaml, reading: reading)
    store = root.text("store", default: StoreAddress.usual) ?? ""
    practice = root.flag("practice")
    let zone = root.text("timeZone", default: "Asia/Shanghai") ?? ""
    listen = root.text("listen", default: "127.0.0.1:8443") ?? ""
    certificate = root.text("certificate")
    privateKey = root.text("privateKey")
    identity = root.text("identity")
    limits = ServingLimits(root.section("limits") ?? root.empty("limits"))
    patience = SitePatience(root.section("sites") ?? root.empty("sites"))
    staff = root.sections("staff").map(StaffMember.init)
    root.demandUnique("staff", staff.map(\.id))
    timeZone = TimeZone(identifier: zone) ?? .gmt
    if TimeZone(identifier: zone) == nil {
      root.report("timeZone", "'\(zone)' is no time zone", remedy: "write Asia/Shanghai")
    }
    root.finish()
    guard reading.findings.isEmpty else { throw ConfigurationError(findings: reading.findings) }
  }

  static func template(practice: Bool, store: String) -> String {
    let quoted = "'" + store.replacing("'", with: "''") + "'"
    return """
      # 总部的设置 · The settings of headquarters.
      store: \(store == StoreAddress.usual ? store : quoted)        # a file here, or a postgresql: URL
      \(practice ? "practice: true                    # takes batches of practice sites and no others\n" : "")\
      listen: 127.0.0.1:8443
      identity: keys/headquarters.age   # opens what sites encrypt for its recipient · 加密介质用

      """
  }
}

extension SitePatience {
  fileprivate init(_ section: ConfigurationSection) {
    let isSet = section.member("deadAfter") != nil
    self.init(
      direct: isSet ? section.duration("deadAfter", default: "PT1H") : nil,
      carried: section.duration("deadAfterCarried", default: "P1D"))
    section.finish()
  }
}
