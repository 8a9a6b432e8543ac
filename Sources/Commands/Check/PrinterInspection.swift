import Printer

/// Asks the slip printer how it is; one that cannot print is a warning: the slip is on the screen too.
struct PrinterInspection {
  private let printer: Configuration.SlipPaper?

  init(_ configuration: Configuration) { printer = configuration.printer }

  func findings() -> [Finding] {
    guard let printer else { return [] }
    do throws(PrinterError) {
      try SlipPrinter(printer.at, patience: .seconds(3)).demandReady()
      return []
    } catch {
      return [
        Finding(
          .warning, subject: "printer \(error.subject)", file: "hearwell.yaml",
          cause: error.cause, remedy: error.remedy)
      ]
    }
  }
}
