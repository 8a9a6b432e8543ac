import ArgumentParser
import Casework
import Cases
import Foundation

/// One action of the lifecycle, contract section 2: named as in `Cases.Action`.
protocol CaseActionCommand: ParsableCommand {
  static var action: Action { get }
  static var abstract: String { get }
  var options: ActionOptions { get }
  /// What this action needs beside the common options.
  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars
  /// What people are told beside the state the case is in now; nil where that is all.
  func remark(on current: Case, at desk: CaseDesk) throws -> String?
}

extension CaseActionCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: action.rawValue, abstract: abstract)
  }

  func particulars(at desk: CaseDesk) throws -> ActionOrder.Particulars { .init() }

  func remark(on current: Case, at desk: CaseDesk) throws -> String? { nil }

  func run() throws {
    let number = try CaseNumber.demanded(options.number)
    let by = try options.actor.demanded("case \(Self.action.rawValue)")
    let desk = try CaseDesk(options.site, reader: by)
    let at = try options.at.map { try TimeArgument.time($0, option: "--at", in: desk.zone) }
    var order = ActionOrder(Self.action, on: number, by: by, note: options.note, at: at)
    order.particulars = try particulars(at: desk)
    order.particulars.details.merge(try options.details(in: desk.zone)) { $1 }
    let current = try desk.casework.carryOut(order)
    let remark = options.record.json ? nil : try remark(on: current, at: desk)
    try desk.show(current, options.record, remark: remark)
  }
}
