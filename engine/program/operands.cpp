#include "engine/program/operands.h"

namespace lockstep::program {
namespace {

std::int64_t fieldValue(char letter, std::uint16_t field) {
    if (letter == 's' || letter == 'j' || letter == 'i') return static_cast<std::int16_t>(field);
    return field;
}

std::int64_t wideValue(char letter, const Instruction& instruction) {
    const std::int32_t value = instruction.immediate();
    if (letter == 'i' || letter == 'j') return value;
    return static_cast<std::uint32_t>(value);
}

void add(Operands& result, char letter, std::int64_t value) {
    if (letter != '-') result.all[result.count++] = {letter, value};
}

void addThree(Operands& result, std::string_view shape, const Instruction& instruction) {
    const std::uint16_t fields[] = {instruction.a, instruction.b, instruction.c};
    for (std::size_t i = 0; i < 3; ++i) add(result, shape[i], fieldValue(shape[i], fields[i]));
}

} // namespace

bool hasExtraWord(Opcode opcode) { return opcodeInfo(opcode).operands.find(',') != std::string_view::npos; }

Operands operandsOf(const Instruction* at) {
    const std::string_view shape = opcodeInfo(at->op).operands;
    const std::string_view head = shape.substr(0, shape.find(','));
    Operands result;
    if (head.size() == 2) {
        add(result, head[0], fieldValue(head[0], at->a));
        add(result, head[1], wideValue(head[1], *at));
    } else {
        addThree(result, head, *at);
    }
    if (head.size() == shape.size()) return result;

    result.hasExtra = true;
    const std::string_view tail = shape.substr(head.size() + 1);
    if (tail.size() == 1)
        add(result, tail[0], wideValue(tail[0], at[1]));
    else
        addThree(result, tail, at[1]);
    return result;
}

} // namespace lockstep::program
