// Channels (spec: "Channel types", "Send statements", "Receive operator", "Close", "Length and capacity", ranges over
// channels). Each operation that may wait is one instruction, with two registers for the goroutine's link in the queue.
#include "engine/base/ensure.h"
#include "engine/program/lowering/block.h"
#include "engine/program/lowering/statement_lowering.h"
#include "engine/syntax/printer.h"
#include "engine/types/universe.h"

#include <utility>

namespace lockstep::program {

namespace {

constexpr std::uint32_t linkSlots = 2;

} // namespace

types::Chan* ExpressionLowering::channelType(const Expr& channel) {
    auto* type = types::as<types::Chan>(types::coreType(typeOf(channel)));
    base::ensure(type != nullptr, "a channel operation on something else");
    return type;
}

void ExpressionLowering::makeChannel(const syntax::CallExpr& x, Register result) {
    std::string name = takeMadeName(typeOf(x));
    const Register capacity = m_code.allocate(1);
    if (x.args.size() > 1)
        evaluate(*x.args[1], capacity);
    else
        m_code.zero(capacity, 1);
    Type* type = typeOf(x);
    at(x.pos);
    m_code.emit(Opcode::MakeChan, result, capacity, typeId(type));
    m_code.nameLast(typeId(type), std::move(name));
}

Register ExpressionLowering::receive(const syntax::UnaryExpr& x, Into into) {
    const Register result = target(into, channelType(*x.x)->elem());
    receiveInto(x, result, false);
    return result;
}

void ExpressionLowering::receiveInto(const syntax::UnaryExpr& x, Register result, bool withOk) {
    const TemporaryScope temporaries(m_code);
    const Register channel = value(*x.x);
    const Register link = m_code.allocate(linkSlots);
    at(x.pos);
    m_code.emit(withOk ? Opcode::ChanReceiveOk : Opcode::ChanReceive, result, channel, link);
    m_code.nameLast(typeId(channelType(*x.x)->elem()), syntax::exprText(*x.x));
}

void ExpressionLowering::closeChannel(const syntax::CallExpr& x) {
    const TemporaryScope temporaries(m_code);
    const Register channel = value(*x.args[0]);
    at(x.pos);
    m_code.emit(Opcode::ChanClose, channel);
    m_code.nameLast(typeId(typeOf(*x.args[0])), syntax::exprText(*x.args[0]));
}

Register ExpressionLowering::channelLength(const syntax::CallExpr& x, bool capacity, Into into) {
    const Register result = target(into, typeOf(x));
    const TemporaryScope temporaries(m_code);
    const Register channel = value(*x.args[0]);
    at(x.pos);
    m_code.emit(capacity ? Opcode::ChanCap : Opcode::ChanLen, result, channel);
    m_code.nameLast(typeId(typeOf(x)), syntax::exprText(*x.args[0]));
    return result;
}

void StatementLowering::sendStmt(const syntax::SendStmt& node) {
    const TemporaryScope temporaries(m_code);
    Type* element = channelType(*node.chan)->elem();
    Register channel = value(*node.chan);
    if (hasCall(*node.value)) { // which might give a variable another channel
        const Register kept = m_code.allocate(1);
        m_code.move(kept, channel, 1);
        channel = kept;
    }
    const Register sent = evaluateAs(*node.value, element, std::nullopt);
    const Register link = m_code.allocate(linkSlots);
    at(node.arrow);
    m_code.emit(Opcode::ChanSend, channel, sent, link);
    m_code.nameLast(typeId(element), syntax::exprText(*node.chan));
}

/// for v := range channel: receives until the channel is closed and empty. The receive stands at the bottom, so that a
/// body that ends with a visible operation is followed by it at once.
void StatementLowering::rangeChannel(const syntax::RangeStmt& node) {
    Type* element = channelType(*node.x)->elem();
    const Register channel = m_code.allocate(1);
    evaluate(*node.x, channel);
    m_code.setTop(channel + 1);
    const Register received = m_code.allocate(slotsOf(element) + 1);
    const Register ok = received + slotsOf(element);
    const Register link = m_code.allocate(linkSlots);
    declareRangeVariable(node, node.key);
    Target& entry = pushTarget(node);
    const Label end = entry.breakLabel;
    const Label top = m_code.newLabel();
    const Label receive = m_code.newLabel();
    entry.continueLabel = receive;
    m_code.jump(receive);
    m_code.bindTarget(top);
    {
        const Block iteration(*this);
        bindRangeVariable(node, node.key, received, element);
        statements(node.body->list);
    }
    m_code.bind(receive);
    at(node.x->pos);
    m_code.emit(Opcode::ChanReceiveOk, received, channel, link);
    m_code.nameLast(typeId(element), syntax::exprText(*node.x));
    m_code.jumpIf(Opcode::JumpIfNot, ok, end);
    at(node.pos);
    m_code.jump(top);
    m_code.bind(end);
    m_targets.pop_back();
}

} // namespace lockstep::program
