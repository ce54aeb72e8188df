-- Does in Neovim what a person does, and writes what came of it to $OUTCOME as JSON.
-- Every wait has a condition; one that does not come true ends the run with a sentence.

local outcome = {}

local function finish()
  vim.fn.writefile({ vim.fn.json_encode(outcome) }, vim.env.OUTCOME)
  vim.cmd('qall!')
end

local function wait_for(what, condition)
  if vim.wait(20000, condition, 10) then return end
  outcome.failure = 'waited in vain for ' .. what
  finish()
end

local function diagnostics_of_buffer()
  return vim.tbl_map(function(diagnostic)
    return {
      line = diagnostic.lnum,
      column = diagnostic.col,
      source = diagnostic.source,
      code = diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp and diagnostic.user_data.lsp.code),
      message = diagnostic.message,
    }
  end, vim.diagnostic.get(0))
end

local function text_of_buffer()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

local function put_cursor_on(text)
  vim.fn.cursor(1, 1)
  vim.fn.search('\\V' .. text, 'c')
end

local function run()
  vim.cmd('edit server.ts')
  wait_for('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  outcome.diagnostics = diagnostics_of_buffer()

  put_cursor_on('-32601')
  local hovers = vim.lsp.buf_request_sync(0, 'textDocument/hover', vim.lsp.util.make_position_params(), 20000)
  for _, hover in pairs(hovers or {}) do
    outcome.hover = hover.result and hover.result.contents.value
  end

  -- The menu of quick fixes: take note of what it offers, and choose the entry.
  local chosen = false
  vim.ui.select = function(items, options, choose)
    outcome.actions = vim.tbl_map(options.format_item, items)
    chosen = true
    for _, item in ipairs(items) do
      if vim.startswith(options.format_item(item), 'Change the code to') then return choose(item) end
    end
    choose(nil)
  end
  local before = text_of_buffer()
  vim.lsp.buf.code_action()
  wait_for('the menu of quick fixes', function() return chosen end)
  wait_for('the quick fix', function() return text_of_buffer() ~= before end)
  wait_for('diagnostics without the mended one', function() return #vim.diagnostic.get(0) < #outcome.diagnostics end)
  outcome.mended = text_of_buffer()
  outcome.remaining = diagnostics_of_buffer()

  vim.cmd('write')
  outcome.saved = table.concat(vim.fn.readfile('server.ts'), '\n')

  vim.cmd('edit traffic.jsonl')
  wait_for('diagnostics of the capture', function() return #vim.diagnostic.get(0) > 0 end)
  outcome.capture = diagnostics_of_buffer()

  vim.cmd('edit session.log')
  wait_for('the server', function() return #vim.lsp.buf_get_clients(0) > 0 end)
  put_cursor_on('"a"')
  vim.lsp.buf.definition()
  wait_for('the other half', function() return vim.fn.line('.') ~= 1 end)
  outcome.definition = { vim.fn.line('.'), vim.fn.col('.') }
end

local fine, problem = pcall(run)
if not fine then outcome.failure = tostring(problem) end
finish()
