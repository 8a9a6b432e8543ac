import Cases
import Batches
import CarriedMedia
import CaseStore
import Casework
import Courier
import Dialogue
import Foundation
import Headquarters
import Hotline
import Phrasing
import Policy
import Printer
import SoundCard
import Terminal

/// What an error means for the person at the keyboard. Errors of the rooms below get their exit codes
/// here; a ``CommandError`` or ``Verdict`` brings its own.
public struct Diagnosis: Equatable, Sendable {
  public let status: ExitStatus
  /// Subject, cause and remedy; nil where all was said already.
  public let line: String?

  init(_ status: ExitStatus, _ line: String?) {
    self.status = status
    self.line = line
  }

  public init(of error: any Error) {
    switch error {
    case let error as Verdict: self.init(error.status, nil)
    case let error as CommandError: self.init(error.status, error.description)
    case let error as ConfigurationError: self.init(.configuration, error.description)
    case let error as PolicyError: self.init(.configuration, error.description)
    case let error as CaseworkError: self.init(Self.status(of: error.kind), error.description)
    case let error as CaseStoreError: self.init(Self.status(of: error.kind), error.description)
    case let error as BatchError: self.init(.badData, error.description)
    case let error as PhrasingError:
      // With a line it is about a wording file, else about a value that was typed.
      self.init(error.line == nil ? .badData : .configuration, error.description)
    case let error as PrinterError: self.init(.unavailable, error.description)
    case let error as SoundCardError: self.init(Self.status(of: error.kind), error.description)
    case let error as CourierError: self.init(Self.status(of: error.kind), error.description)
    case let error as CarriedMediaError:
      self.init(Self.status(of: error.kind), error.description)
    case let error as HeadquartersError: self.init(Self.status(of: error.kind), error.description)
    case let error as HotlineError:
      self.init(error.kind == .served ? .tryLater : .configuration, error.description)
    case let error as TranscriptError: self.init(.badData, error.description)
    case let error as DialogueError:
      self.init(.configuration, error.findings.first?.text ?? "dialogue: it cannot be used")
    case let error as TerminalError:
      self.init(error == .noUTF8 ? .configuration : .unavailable, error.description)
    case let error as CocoaError: self.init(of: error)
    default:
      self.init(.defect, "hearwell: \(error); report this to the makers of Hearwell")
    }
  }

  private init(of error: CocoaError) {
    let path = error.filePath ?? error.userInfo[NSFilePathErrorKey].map { "\($0)" } ?? "file"
    let cause =
      (error.underlying as? POSIXError)?.localizedDescription ?? error.localizedDescription
    switch error.code {
    case .fileReadNoSuchFile, .fileNoSuchFile:
      self.init(.noInput, "\(path): there is no such file; check the name")
    case .fileWriteFileExists:
      self.init(.cannotCreate, "\(path): it exists already; choose another name")
    case .fileReadInapplicableStringEncoding, .fileReadCorruptFile:
      self.init(.badData, "\(path): it is no UTF-8 text; save it as UTF-8")
    case .fileReadNoPermission, .fileWriteNoPermission:
      self.init(.inputOutput, "\(path): this account may not use it; check its owner and mode")
    default:
      self.init(.inputOutput, "\(path): \(cause); check the disk and the folder's permissions")
    }
  }

  private static func status(of kind: CaseworkError.Kind) -> ExitStatus {
    switch kind {
    case .badData: .badData
    case .absent: .noInput
    case .forbidden: .forbidden
    }
  }

  private static func status(of kind: CaseStoreError.Kind) -> ExitStatus {
    switch kind {
    case .absent: .noInput
    case .newer, .foreign: .configuration
    case .full, .inaccessible: .inputOutput
    case .damaged, .tooLong: .badData
    case .exhausted: .cannotCreate
    case .busy: .tryLater
    case .unreachable: .unavailable
    case .forbidden: .forbidden
    case .defect: .defect
    }
  }

  private static func status(of kind: SoundCardError.Kind) -> ExitStatus {
    switch kind {
    case .absent, .busy, .lost: .unavailable
    case .missing: .noInput
    case .malformed: .badData
    case .unwritable: .inputOutput
    }
  }

  private static func status(of kind: CarriedMediaError.Kind) -> ExitStatus {
    switch kind {
    case .unavailable: .unavailable
    case .badData: .badData
    case .configuration: .configuration
    }
  }

  private static func status(of kind: CourierError.Kind) -> ExitStatus {
    switch kind {
    case .untrusted: .configuration
    case .badData: .badData
    case .inaccessible: .inputOutput
    case .unanswered, .unreachable: .unavailable
    case .forbidden, .misdated: .forbidden
    case .busy: .tryLater
    }
  }

  private static func status(of kind: HeadquartersError.Kind) -> ExitStatus {
    switch kind {
    case .absent: .noInput
    case .badData: .badData
    case .inaccessible: .inputOutput
    case .configuration: .configuration
    case .unavailable: .unavailable
    }
  }
}
