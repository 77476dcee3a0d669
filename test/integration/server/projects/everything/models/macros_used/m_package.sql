{{ tools.tool_model() }} {{ tools.spread() }}
