import ArgumentParser
import CaseStore
import Foundation

/// `hearwell staff pin`.
struct StaffPINCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin", abstract: "Set the PIN by which staff leave a locked kiosk. 设置退出密码",
    discussion: "The PIN, 4 to 12 digits, is read as one line from standard input.")

  /// The name under which the store keeps it.
  static let key = "staffPIN"

  @OptionGroup var options: SiteOptions

  func run() throws {
    let store = try Site(options).store()
    if isatty(STDIN_FILENO) == 1 {
      FileHandle.standardError.write(Data("PIN: ".utf8))
    }
    let pin = try StaffPIN(Echo.readLineSilently() ?? "")
    try store.setMeta(Self.key, pin.text)
  }
}
