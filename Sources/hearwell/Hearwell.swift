import Commands
import Foundation

/// The front door of a hall: everything behind it is wired in `Commands`.
@main
enum Hearwell {
  static func main() async {
    exit(await FrontDoor.run(Array(CommandLine.arguments.dropFirst())))
  }
}
