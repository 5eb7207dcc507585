#include "engine/history/part_path.h"

#include <fmt/format.h>

namespace lockstep::history {

namespace {

bool isPrimitive(const program::RuntimeType& type) {
    return type.named && (type.packagePath == "sync" || type.packagePath == "sync/atomic");
}

} // namespace

std::string partPath(const program::Program& program, program::TypeId type, std::uint32_t offset,
                     program::TypeId accessed) {
    std::string path;
    while (type != 0 && type < program.types.size() && type != accessed) {
        const program::RuntimeType& info = program.types[type];
        if (isPrimitive(info)) break;
        if (info.kind == program::Kind::Struct) {
            const program::FieldInfo* part = nullptr;
            for (const program::FieldInfo& field : info.fields) {
                if (field.offset > offset) break;
                // Fields of size 0 share their offset with what follows.
                if (part == nullptr || field.type == accessed || part->type != accessed) part = &field;
            }
            if (part == nullptr) break;
            path += "." + part->name;
            offset -= part->offset;
            type = part->type;
        } else if (info.kind == program::Kind::Array && info.element < program.types.size() &&
                   program.types[info.element].size != 0) {
            const std::uint32_t size = program.types[info.element].size;
            path += fmt::format("[{}]", offset / size);
            offset %= size;
            type = info.element;
        } else {
            break;
        }
    }
    return path;
}

} // namespace lockstep::history
