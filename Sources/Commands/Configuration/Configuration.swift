public import Casework
public import Courier
public import Printer

/// `hearwell.yaml` as typed values, contract section 8. Read once, when a command starts.
public struct Configuration: Sendable {
  /// Who this installation is.
  public struct Site: Sendable, Equatable {
    /// 100–999.
    public var code: Int
    /// 1–9.
    public var epoch: Int
    public var name: String
    /// With its 0; nil where unknown.
    public var areaCode: String?
  }

  /// Where the courier takes sealed batches.
  public struct Courier: Sendable, Equatable {
    public var deliver: DeliveryAddress
    /// The PEM file of the authority that alone vouches for headquarters' server; nil for
    /// those that the system trusts.
    public var authority: String?
    /// Seconds between two rounds.
    public var every: Int
    /// Seconds for which what is durable at headquarters stays in the outbox.
    public var keep: Int
    /// Seconds of silence after which the site says that it is alive.
    public var heartbeat: Int
    /// The `age` recipient for carried media; nil where they stay readable.
    public var encrypt: String?
    /// Most bytes of recordings a day; nil for all.
    public var recordingsPerDay: Int?
    /// When recordings may go.
    public var recordingHours: [HourWindow]
  }

  /// How alarms reach a person.
  public struct Alarms: Sendable, Equatable {
    /// The program and its arguments; empty where there is none.
    public var command: [String]
    /// Numbers to dial by department.
    public var duty: [String: [String]]
    /// Seconds until it is tried again.
    public var retry: Int
  }

  /// Where slips are printed.
  public struct SlipPaper: Sendable, Equatable {
    public var at: PrinterAddress
    /// Narrow characters in a line: 32 on paper of 58 mm, 48 on 80 mm.
    public var columns: Int
  }

  public var site: Site
  /// Whether this is a site for trying and teaching.
  public var practice: Bool
  /// BCP 47 tags of the languages that customers hear.
  public var languages: [String]
  /// The folders with wording and recordings, and with screens and policy data.
  public var prompts: String
  public var kiosk: String
  public var lines: [LineSettings]
  public var courier: Courier
  public var alarms: Alarms
  /// nil where slips are only shown.
  public var printer: SlipPaper?
  public var staff: [StaffMember]
  /// Every effective value with where it came from.
  public var settings: [Setting]
}
