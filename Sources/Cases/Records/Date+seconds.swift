package import Foundation

extension Date {
  /// Whole seconds since 1970.
  package var seconds: Int { Int(timeIntervalSince1970) }
}
