import ArgumentParser
import Dialogue
import Foundation

/// What every command understands.
struct SiteOptions: ParsableArguments {
  @Option(help: "The site's directory (else $HEARWELL_DIRECTORY, else ./hall).")
  var directory: String?

  var siteDirectory: SiteDirectory {
    SiteDirectory(named: directory, environment: ProcessInfo.processInfo.environment)
  }
}

/// How records are shown.
struct RecordOptions: ParsableArguments {
  @Flag(help: "One JSON document on standard output and nothing else there.")
  var json = false

  @Option(help: "zh-CN or en, for what people read.")
  var language = StaffLanguage.chinese
}

/// The language in which staff read; names, codes and JSON never change.
enum StaffLanguage: String, ExpressibleByArgument, CaseIterable {
  case chinese = "zh-CN"
  case english = "en"

  /// As dialogues name it.
  var spoken: Language { self == .english ? .english : .chinese }

  /// The text of this language.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    self == .english ? english : chinese
  }
}

/// Who reads.
struct ReaderOptions: ParsableArguments {
  @Option(help: "The staff id of who reads (else $HEARWELL_STAFF, else the site's own account).")
  var by: String?

  /// nil is the site's own account.
  var reader: String? { by ?? StaffVariable.value }
}

/// `$HEARWELL_STAFF`.
enum StaffVariable {
  static var value: String? {
    let text = ProcessInfo.processInfo.environment["HEARWELL_STAFF"]
    return text?.isEmpty == false ? text : nil
  }
}
