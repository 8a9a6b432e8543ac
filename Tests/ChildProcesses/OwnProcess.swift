import Foundation
import Glibc

/// What the running program itself holds and has used.
public enum OwnProcess {
  /// Seconds of processor time: others may use the machine too.
  public static var processor: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// Seconds of processor time of the programs that it started and that have ended.
  public static var childrensProcessor: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
  }

  /// The memory that is resident and belongs to it alone, in MiB.
  public static var memory: Int { figure("RssAnon") }

  /// The most that was resident since the last ``forgetPeak()``, in MiB.
  public static var peak: Int { figure("VmHWM") }

  /// Lets the peak be counted anew (proc(5), clear_refs).
  public static func forgetPeak() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
  }

  private static func figure(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
    let words = line.split(whereSeparator: \.isWhitespace)
    return (words.count > 1 ? Int(words[1]) ?? 0 : 0) / 1024
  }
}
