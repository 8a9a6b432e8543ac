import ArgumentParser

/// `hearwell desk`: carried by `hearwell-network`.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "The staff's web pages; needs hearwell-network. 网页工作台")

  @Argument(parsing: .captureForPassthrough) var rest: [String] = []

  func run() throws { try NetworkProduct.become() }
}
