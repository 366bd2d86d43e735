package dev.kallos.internal.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/**
 * A primitive of oneDNN, compiled for arrays of certain shapes, with all that a call of it needs but memory: what it needs beside the
 * arrays given is taken for the length of a call. One thread at a time may call it. Its owner closes it.
 */
final class Kernel implements AutoCloseable {
  private record Step(primitive primitive, IntMemoryMap arguments) {}

  /** An array, and how many bytes it has. */
  private record Sized(memory array, long bytes) {}

  /** How far apart the places are at which vector instructions read best. */
  private static final int ALIGNMENT = 64;

  private final engine processor;
  private final primitive_desc description;
  private final IntMemoryMap arguments = new IntMemoryMap();
  private final stream stream;
  private final Map<Integer, Sized> arrays = new HashMap<>();
  private final List<Sized> rooms = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Pointer> owned = new ArrayList<>();

  /**
   * Compiles a primitive, under the caller's pointer scope; {@link #kept} lets it outlive that.
   *
   * @param description made with its scratchpad in the caller's hands
   * @param arrays the arguments given with each call that lie as the description says
   */
  Kernel(engine processor, primitive_desc description, int... arrays) {
    this.processor = processor;
    this.description = own(description);
    this.stream = own(new stream(processor));
    own(arguments);
    for (int argument : arrays) {
      arguments.put(argument, array(argument, layout(description, argument)));
    }
    arguments.put(dnnl.DNNL_ARG_SCRATCHPAD, room(layout(description, dnnl.DNNL_ARG_SCRATCHPAD)));
    steps.add(new Step(own(new primitive(description)), arguments));
  }

  private <P extends Pointer> P own(P pointer) {
    owned.add(pointer);
    return pointer;
  }

  /** Lets it outlive the pointer scope that it was made under, when all of it is there. */
  Kernel kept() {
    owned.forEach(Pointer::retainReference);
    return this;
  }

  private static memory.desc layout(primitive_desc_base description, int argument) {
    return description.query_md(dnnl.query.exec_arg_md, argument);
  }

  private memory array(int argument, memory.desc layout) {
    memory array = own(new memory(layout, processor, (Pointer) null));
    arrays.put(argument, new Sized(array, layout.get_size()));
    return array;
  }

  private memory room(memory.desc layout) {
    memory room = own(new memory(layout, processor, (Pointer) null));
    if (layout.get_size() > 0) {
      rooms.add(new Sized(room, layout.get_size()));
    }
    return room;
  }

  /** Lets an argument come in another layout than the primitive takes. */
  Kernel packing(int argument, memory.desc layout) {
    memory.desc taken = layout(description, argument);
    memory packed = room(taken);
    arguments.put(argument, packed);
    steps.add(0, move(array(argument, layout), layout, packed, taken));
    return this;
  }

  /** Lets a result go out in another layout than the primitive makes. */
  Kernel unpacking(int argument, memory.desc layout) {
    memory.desc made = layout(description, argument);
    memory packed = room(made);
    arguments.put(argument, packed);
    steps.add(move(packed, made, array(argument, layout), layout));
    return this;
  }

  private Step move(memory from, memory.desc as, memory to, memory.desc becoming) {
    reorder.primitive_desc moving =
        new reorder.primitive_desc(processor, as, processor, becoming, Compiler.attributes(), false);
    IntMemoryMap both = own(new IntMemoryMap());
    both.put(dnnl.DNNL_ARG_FROM, from);
    both.put(dnnl.DNNL_ARG_TO, to);
    both.put(dnnl.DNNL_ARG_SCRATCHPAD, room(layout(moving, dnnl.DNNL_ARG_SCRATCHPAD)));
    return new Step(own(new reorder(moving)), both);
  }

  /**
   * Gives an argument of the next call.
   *
   * @throws IllegalArgumentException if it has another number of bytes than the kernel was made for
   */
  Kernel with(int argument, Tensor tensor) {
    Sized array = arrays.get(argument);
    if (tensor.nbytes() != array.bytes()) {
      throw new IllegalArgumentException(tensor.nbytes() + " bytes in place of " + array.bytes());
    }
    array.array().set_data_handle(tensor.data_ptr());
    return this;
  }

  void run() {
    List<Pointer> taken = new ArrayList<>();
    try {
      for (Sized room : rooms) {
        Pointer memory = Pointer.malloc(room.bytes() + ALIGNMENT);
        if (memory == null) {
          throw new OutOfMemoryError("no room for " + room.bytes() + " bytes of native memory");
        }
        taken.add(memory);
        room.array().set_data_handle(new BytePointer(memory).position(-memory.address() & ALIGNMENT - 1));
      }
      for (Step step : steps) {
        step.primitive().execute(stream, step.arguments());
      }
    } finally {
      taken.forEach(Pointer::free);
    }
  }

  @Override
  public void close() {
    owned.forEach(Pointer::close);
  }
}
