import ArgumentParser

/// `hearwell headquarters serve`: carried by `hearwell-network`.
struct HeadquartersServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Take batches over HTTPS; needs hearwell-network. 接收服务")

  @Argument(parsing: .captureForPassthrough) var rest: [String] = []

  func run() throws { try NetworkProduct.become() }
}
