import Yams
/// One phone line of `hearwell.yaml`.
public struct LineSettings: Sendable, Equatable {
  /// How a line learns of calls.
  public enum Signalling: Sendable, Equatable {
    /// A bare sound card that answers at once.
    case immediate
    case modem(port: String, dialect: String?)
    case softphone(control: String)
    case fastagi(listen: String)
  }

  /// Two digits.
  public var id: String
  /// ALSA PCM names.
  public var playback: String
  public var capture: String
  public var signalling: Signalling
  /// Where it stands in the file.
  public var line: Int
}

extension LineSettings {
  init(_ section: ConfigurationSection) {
    line = section.line
    id = section.required("id")
    if !id.isEmpty, id.count != 2 || !id.allSatisfy({ $0.isASCII && $0.isNumber }) {
      section.report("id", "'\(id)' is no line id", remedy: "write two digits, such as \"01\"")
    }
    playback = section.text("playback", default: "default") ?? "default"
    capture = section.text("capture", default: "default") ?? "default"
    signalling = Signalling(section)
    section.finish()
  }
}

extension LineSettings.Signalling {
  fileprivate init(_ line: ConfigurationSection) {
    self = .immediate
    guard let (_, value) = line.member("signalling"), value.mapping != nil else {
      if let text = line.text("signalling", default: "immediate"), text != "immediate" {
        line.report(
          "signalling", "'\(text)' is no kind of signalling",
          remedy: "write immediate, or {modem: …}, {softphone: …}, {fastagi: …}")
      }
      return
    }
    guard let forms = line.section("signalling") else { return }
    if let modem = forms.section("modem") {
      self = .modem(port: modem.required("port"), dialect: modem.text("dialect"))
      modem.finish()
    } else if let softphone = forms.section("softphone") {
      self = .softphone(control: softphone.required("control"))
      softphone.finish()
    } else if let fastagi = forms.section("fastagi") {
      self = .fastagi(listen: fastagi.required("listen"))
      fastagi.finish()
    }
    forms.finish()
  }
}
