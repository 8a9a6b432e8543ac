public import Batches
public import Headquarters

/// Headquarters as the gateway is given it.
public struct Office: Sendable {
  /// Seals the acknowledgement of an installation, of the newest where no epoch is named; throws
  /// `HeadquartersError` of kind `absent` where it is not enrolled.
  public typealias Acknowledge = @Sendable (_ site: Int, _ epoch: Int?) throws -> [UInt8]

  /// Seals the directions to a site after a sequence; nil where there are none.
  public typealias Direct = @Sendable (_ site: Int, _ after: Int) throws -> [UInt8]?

  /// Enrolls a site by a code; the signed answer.
  public typealias Enroll = @Sendable (EnrolmentRequest) throws -> [UInt8]

  let importer: Importer
  let register: SiteRegister
  let acknowledge: Acknowledge
  let direct: Direct
  let enroll: Enroll

  public init(
    importer: Importer, register: SiteRegister, acknowledge: @escaping Acknowledge,
    direct: @escaping Direct, enroll: @escaping Enroll
  ) {
    self.enroll = enroll
    self.direct = direct
    self.importer = importer
    self.register = register
    self.acknowledge = acknowledge
  }
}
