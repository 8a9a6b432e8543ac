import Casework
import Cases
import Foundation
import Printer
import Yams

extension Configuration {
  /// What stands beside the file and may decide more strongly or more weakly than it.
  public struct Surroundings: Sendable {
    public var environment: [String: String]
    /// The shared folders that belong to the running executable; nil where there are none.
    public var share: ShareFolders?
    /// The site directory, against which relative paths are read.
    public var directory: String

    public init(environment: [String: String], share: ShareFolders?, directory: String) {
      self.environment = environment
      self.share = share
      self.directory = directory
    }
  }

  /// Reads a configuration.
  ///
  /// - Throws: ``ConfigurationError`` with every finding.
  public init(yaml: String, file: String = "hearwell.yaml", in surroundings: Surroundings) throws {
    let reading = ConfigurationReading(file: file)
    let root = try ConfigurationSection.root(of: yaml, reading: reading)
    self.init(root, surroundings)
    guard reading.findings.isEmpty else { throw ConfigurationError(findings: reading.findings) }
  }

  private init(_ root: ConfigurationSection, _ surroundings: Surroundings) {
    if let section = root.section("site") {
      site = Site(section)
    } else {
      site = Site(code: 0, epoch: 1, name: "", areaCode: nil)
      if root.member("site") == nil {
        root.report("site", "is missing", remedy: "write site: {code: \"101\", name: NAME}")
      }
    }
    practice = root.flag("practice")
    languages = Self.languages(root)
    let folders = SharedFolderSettings(root, surroundings)
    prompts = folders.prompts
    kiosk = folders.kiosk
    lines = root.sections("lines").map(LineSettings.init)
    root.demandUnique("lines", lines.map(\.id))
    courier = Configuration.Courier(
      root.section("courier") ?? root.empty("courier"), in: surroundings.directory)
    alarms = Alarms(root.section("alarms") ?? root.empty("alarms"))
    printer = root.section("printer").flatMap(SlipPaper.init)
    staff = root.sections("staff").map(StaffMember.init)
    root.demandUnique("staff", staff.map(\.id))
    root.finish()
    settings = root.reading.settings
  }

  private static func languages(_ root: ConfigurationSection) -> [String] {
    let known = ["zh-CN", "en"]
    let languages = root.texts("languages", default: known)
    for language in languages where !known.contains(language) {
      root.report("languages", "'\(language)' is not spoken", remedy: "take zh-CN or en")
    }
    if languages.isEmpty { root.report("languages", "is empty", remedy: "write [zh-CN, en]") }
    return languages
  }
}

extension Configuration.Site {
  fileprivate init(_ section: ConfigurationSection) {
    let text = section.required("code")
    code = Int(text) ?? 0
    if !text.isEmpty, !(100...999).contains(code) {
      section.report("code", "'\(text)' is no site code", remedy: "write three digits, 100 to 999")
    }
    epoch = section.whole("epoch", in: 1...9, default: 1)
    name = section.required("name")
    areaCode = section.text("areaCode")
    if let areaCode, !Self.isAreaCode(areaCode) {
      section.report(
        "areaCode", "'\(areaCode)' is no area code", remedy: "write it with its 0, such as \"0571\""
      )
    }
    section.finish()
  }

  private static func isAreaCode(_ text: String) -> Bool {
    (3...4).contains(text.count) && text.first == "0" && text.allSatisfy(\.isASCIIDigit)
      && text.dropFirst().first != "0"
  }
}

extension Configuration.Alarms {
  fileprivate init(_ section: ConfigurationSection) {
    command = section.texts("command")
    duty = [:]
    if let numbers = section.section("duty") {
      for department in numbers.keys { duty[department] = numbers.texts(department) }
    }
    retry = section.duration("retry", default: "PT3M")
    section.finish()
  }
}

extension Configuration.SlipPaper {
  fileprivate init?(_ section: ConfigurationSection) {
    let text = section.required("at")
    columns = section.whole("columns", in: 24...96, default: 32)
    section.finish()
    guard let at = PrinterAddress(text) else {
      if !text.isEmpty {
        section.report(
          "at", "'\(text)' is no printer",
          remedy: "write /dev/usb/lp0, socket://HOST:9100 or lp:QUEUE")
      }
      return nil
    }
    self.at = at
  }
}

extension StaffMember {
  init(_ section: ConfigurationSection) {
    self.init(
      id: section.required("id"), name: section.required("name"),
      department: section.text("department"), roles: section.texts("roles"),
      login: section.text("login"))
    // What is missing was reported already.
    for flaw in flaws where section.member(flaw.key) != nil {
      section.report(flaw.key, flaw.cause, remedy: flaw.remedy)
    }
    section.finish()
  }
}

extension ConfigurationSection {
  func demandUnique(_ key: String, _ ids: [String]) {
    var seen: Set<String> = []
    for id in ids where !id.isEmpty && !seen.insert(id).inserted {
      report(key, "two entries have the id '\(id)'", remedy: "give each its own")
    }
  }
}
